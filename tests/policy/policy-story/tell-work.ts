import { findWallet } from '#database/wallets/wallets'
import { moneyWords } from '#economy/figure-words'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { interviewFreelancer, shortlistProposal, viewProposal } from '#marketplace/proposals/sort-proposal'
import { type Cost, costOf, posts, proposes } from './proposing.ts'
import { balance, doesAllThereIsToDo, joins, joinsVerified, must, type Stage } from './stage.ts'
import type { Cells } from './tell.ts'

export type Work = { ines: string; proposals: string[]; cells: Cells }

const won = 'An interview won gives'
const paid = [{ budgetCents: 40_00 }, {}, { budgetCents: 900_00 }] as const
const hourly = {
  paymentType: 'hourly',
  hourlyMinCents: 40_00,
  hourlyMaxCents: 60_00,
  duration: '3 to 6 months',
  workload: '30+ hrs/week',
} as const

/** Ines, who has filled her profile and passed the test, sends six proposals on her first day and wins one interview. Nobody answers the other five. */
export async function beginWork(stage: Stage): Promise<Work> {
  const [ines, client, unverified] = [
    await joins(stage, 'Ines'),
    await joinsVerified(stage, 'Vera'),
    await joins(stage, 'Udo', 'client'),
  ]
  await doesAllThereIsToDo(stage, ines)
  const before = { ...stage.bought }
  const asked = await posts(stage, client)
  must(await inviteFreelancer(stage.app, { by: client, postId: asked, freelancerId: ines, message: '' }))
  const on = [asked, await posts(stage, unverified), await posts(stage, client, hourly)]
  for (const about of paid) on.push(await posts(stage, client, about))
  const proposals: string[] = []
  for (const postId of on) proposals.push(await proposes(stage, ines, postId))
  const { connects, cents } = {
    connects: stage.bought.connects - before.connects,
    cents: stage.bought.cents - before.cents,
  }
  const bought = connects === 0 ? '–' : `${connects} for ${moneyWords(cents, stage.policy.currency)}`
  return {
    ines,
    proposals,
    cells: {
      'She buys': bought,
      [won]: await interview(stage, ines, { client, proposalId: proposals.at(-1)! }),
    },
  }
}

async function interview(
  stage: Stage,
  ines: string,
  { client: by, proposalId }: { client: string; proposalId: string },
): Promise<string> {
  const { app } = stage
  const before = await balance(stage, ines)
  must(await viewProposal(app, { by, proposalId }))
  must(await shortlistProposal(app, { by, proposalId, on: true }))
  must(await interviewFreelancer(app, { by, proposalId }))
  return String((await balance(stage, ines)) - before)
}

/** A month later every post has ended by its date. */
export async function readWork(stage: Stage, { ines, proposals, cells }: Work): Promise<Cells> {
  const costs: Cost[] = []
  for (const proposalId of proposals) costs.push(await costOf(stage, ines, proposalId))
  const sum = (pick: 'paid' | 'back') => costs.reduce((all, cost) => all + cost[pick], 0)
  const given = (await findWallet(stage.app.db, ines, true))!.lots.filter(({ source }) => source === 'interview')
  const inAll = given.reduce((all, { granted }) => all + granted, 0)
  const atOnce = Number(cells[won])
  return {
    'Six proposals cost': String(sum('paid')),
    ...cells,
    [won]: inAll > atOnce ? `${inAll} later` : String(atOnce),
    'Has come back by day 35': String(sum('back')),
  }
}
