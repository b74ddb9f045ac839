import { shortlistProposal } from '#marketplace/proposals/sort-proposal'
import { bids, costOf, leastBoost, posts, proposes } from './proposing.ts'
import { joins, joinsVerified, must, type Stage } from './stage.ts'
import type { Cells } from './tell.ts'

type Bidder = { by: string; proposalId: string }
/** `taken`: where a place is not bid for and has a price. */
export type Boosted = { outbid: Bidder; placed: Bidder } | { taken: Bidder } | undefined

const rivals = [3, 4, 5, 6]

/** On one post she bids 2 and is outbid by 3, 4, 5 and 6; on another she bids 8 against the same, and the client shortlists her. */
export async function beginBoosts(stage: Stage): Promise<Boosted> {
  if (!stage.policy.boosts) return undefined
  const client = await joinsVerified(stage, 'Vera')
  if (stage.policy.boosts.price) {
    const [postId, by] = [await posts(stage, client), await joins(stage, 'Bidder')]
    const taken = { by, proposalId: await proposes(stage, by, postId) }
    await bids(stage, by, { proposalId: taken.proposalId, connects: await leastBoost(stage, by, postId) })
    return { taken }
  }
  const outbid = await auction(stage, await posts(stage, client), 2)
  const placed = await auction(stage, await posts(stage, client), 8)
  must(await shortlistProposal(stage.app, { by: client, proposalId: placed.proposalId, on: true }))
  return { outbid, placed }
}

async function auction(stage: Stage, postId: string, own: number): Promise<Bidder> {
  const bid = async (connects: number) => {
    const by = await joins(stage, 'Bidder')
    const proposalId = await proposes(stage, by, postId)
    await bids(stage, by, { proposalId, connects })
    return { by, proposalId }
  }
  const mine = await bid(own)
  for (const connects of rivals) await bid(connects)
  return mine
}

export async function readBoosts(stage: Stage, boosted: Boosted): Promise<Cells> {
  const cost = async ({ by, proposalId }: Bidder) => {
    const { bid, boostBack } = await costOf(stage, by, proposalId)
    return `${bid - boostBack} of ${bid}`
  }
  return {
    'Bids 2, outbid by 3, 4, 5 and 6': boosted && 'outbid' in boosted ? await cost(boosted.outbid) : '–',
    'Bids 8 against the same, shortlisted': boosted && 'placed' in boosted ? await cost(boosted.placed) : '–',
    'Takes the place at its price, for a bid of $100': boosted && 'taken' in boosted ? await cost(boosted.taken) : '–',
  }
}
