import { bidBoost } from '#marketplace/boosts/bid-boost'
import { readAuction } from '#marketplace/boosts/read-auction'
import { publishPost } from '#marketplace/posts/publish-post'
import { readPost } from '#marketplace/posts/read-post'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { readStatement } from '#marketplace/wallets/read-statement'
import { affords, must, type Stage } from './stage.ts'

type Post = Partial<Parameters<typeof publishPost>[1]>

/** A fixed price of $450 for software, unless said otherwise. */
export async function posts({ app }: Stage, clientId: string, about: Post = {}): Promise<string> {
  const written = {
    title: 'Rebuild our booking calendar',
    description: 'Two people can never take the same slot.',
    category: 'Web, Mobile & Software Dev' as const,
    level: 'intermediate' as const,
  }
  const payment = { paymentType: 'fixed' as const, budgetCents: 450_00 }
  return must(await publishPost(app, { by: clientId, ...written, ...payment, ...about })).postId
}

/** What a freelancer is shown that a proposal costs. */
export const price = async ({ app }: Stage, by: string, postId: string): Promise<number> =>
  must(await readPost(app, postId, by)).price

/** Sends a proposal at the price shown, buying what is missing. */
export async function proposes(stage: Stage, by: string, postId: string): Promise<string> {
  const shownPrice = await price(stage, by, postId)
  await affords(stage, by, shownPrice)
  const letter = { coverLetter: 'I have done this before.', bidCents: 100_00, answers: [], portfolio: [] }
  return must(await submitProposal(stage.app, { by, postId, ...letter, shownPrice })).proposalId
}

/** The least that has a boosted place, which may have a price. */
export const leastBoost = async ({ app }: Stage, by: string, postId: string): Promise<number> =>
  must(await readAuction(app, { by, postId })).least!

export async function bids(
  stage: Stage,
  by: string,
  proposal: { proposalId: string; connects: number },
): Promise<void> {
  await affords(stage, by, proposal.connects)
  must(await bidBoost(stage.app, { by, ...proposal }))
}

/** What a proposal and its boost cost their freelancer, and what of it has come back by now. */
export type Cost = { paid: number; back: number; bid: number; boostBack: number }

export async function costOf({ app }: Stage, by: string, proposalId: string): Promise<Cost> {
  const { lines } = await readStatement(app, by, {}, 1000)
  const sum = (...kinds: string[]) =>
    lines
      .filter(line => line.proposalId === proposalId && kinds.includes(line.kind))
      .reduce((all, { change }) => all + change, 0)
  const given = sum('released', 'timed-out', 'captured', 'boost-returned')
  return { paid: -sum('proposal'), back: sum('returned'), bid: -sum('held'), boostBack: given }
}
