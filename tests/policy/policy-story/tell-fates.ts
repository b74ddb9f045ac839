import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { fates, type Sent } from './fates.ts'
import { bids, type Cost, costOf, leastBoost, posts, proposes } from './proposing.ts'
import { joins, joinsVerified, must, type Stage } from './stage.ts'
import type { Cells } from './tell.ts'

export type Fated = Record<string, Sent>

/** A post for each fate: a rival proposes first, then she does, and bids the least for a boosted place, or pays its price. */
export async function beginFates(stage: Stage): Promise<Fated> {
  const [clientId, freelancerId, rival] = [
    await joinsVerified(stage, 'Vera'),
    await joins(stage, 'Ines'),
    await joins(stage, 'Rival'),
  ]
  if (stage.policy.returns.firstPack) await winsOnce(stage, { clientId, freelancerId })
  const sent: Fated = {}
  for (const [fate, { openings = 1 }] of Object.entries(fates)) {
    const postId = await posts(stage, clientId, { openings })
    const rivalsId = await proposes(stage, rival, postId)
    const proposalId = await proposes(stage, freelancerId, postId)
    if (stage.policy.boosts)
      await bids(stage, freelancerId, { proposalId, connects: await leastBoost(stage, freelancerId, postId) })
    sent[fate] = { postId, clientId, freelancerId, proposalId, rivalsId }
  }
  return sent
}

/** What her first purchase paid for would come back else, and hide what the fate of each proposal brings back. */
async function winsOnce(stage: Stage, { clientId, freelancerId }: Pick<Sent, 'clientId' | 'freelancerId'>) {
  const proposalId = await proposes(stage, freelancerId, await posts(stage, clientId))
  must(await hireFreelancer(stage.app, { by: clientId, proposalId }))
}

export async function endFates(stage: Stage, sent: Fated): Promise<void> {
  for (const [fate, { on }] of Object.entries(fates)) await on(stage, sent[fate]!)
}

/** What nobody has opened in three days. */
export async function readUnread(stage: Stage, sent: Fated): Promise<Cells> {
  const { freelancerId, proposalId } = sent['Post ended by its date, proposal never opened']!
  const { paid, back } = await costOf(stage, freelancerId, proposalId)
  return { 'Nobody has opened it by day 3': of(back, paid) }
}

export async function readFates(stage: Stage, sent: Fated): Promise<Cells> {
  const cells: Cells = {}
  for (const [fate, { freelancerId, proposalId }] of Object.entries(sent))
    cells[fate] = words(await costOf(stage, freelancerId, proposalId))
  return cells
}

const of = (back: number, paid: number) => `${back} of ${paid}`
const words = ({ paid, back, bid, boostBack }: Cost): string =>
  bid === 0 ? of(back, paid) : `${of(back, paid)}, boost ${of(boostBack, bid)}`
