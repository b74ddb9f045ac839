import type { Decision } from '#economy/decision'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { type DeclineReason, declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { interviewFreelancer, shortlistProposal, viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import type { SeededApp } from '../seeded.ts'
import { letterTo, type Written } from './letters.ts'
import type { StoryProposal } from './world.ts'

/** What people do in the story. A refusal is a mistake of the story and stops it, except one: too few Connects. */

/** Sends a proposal at the price shown. Under a policy with dearer rules a letter may stay unsent for want of Connects. */
export async function send(app: SeededApp, proposal: StoryProposal, written?: Partial<Written>): Promise<void> {
  const { to, from } = proposal
  const letter = { ...letterTo(to, from, app.pick), ...written }
  const sendAt = (shownPrice: number) => submitProposal(app, { by: from.id, postId: to.id!, ...letter, shownPrice })
  let decision = await sendAt(to.price)
  // Whoever was invited meanwhile, or comes where prices move, finds another price on the page and confirms it.
  while (!decision.ok && decision.refusal.code === 'price-changed')
    decision = await sendAt(Number(decision.refusal.facts.price))
  if (decision.ok) proposal.id = decision.value.proposalId
  else if (decision.refusal.code !== 'too-few-connects') must(decision, to.post.title)
}

/** Bids for a boosted place. Whoever has too few Connects, is too low or too late, or finds no boosts under this policy, leaves it. */
export async function boost(app: SeededApp, { id, from }: StoryProposal, connects: number): Promise<void> {
  if (!id) return
  const bid = (connects: number) => bidBoost(app, { by: from.id, proposalId: id, connects })
  let decision = await bid(connects)
  // Where a place has a price, they pay that.
  if (!decision.ok && decision.refusal.code === 'boost-price')
    decision = await bid(Number(decision.refusal.facts.price))
  if (!decision.ok && !left.has(decision.refusal.code)) must(decision, 'a boost')
}

const left = new Set<string>([
  'too-few-connects',
  'boost-too-low',
  'boost-unfit',
  'boost-closed',
  'boost-consumed',
  'boost-placed',
  'boost-places-taken',
  'boosts-off',
  'proposal-not-open',
])

export const view = (app: SeededApp, proposals: StoryProposal[]) => each(proposals, of => viewProposal(app, of))
export const shortlist = (app: SeededApp, proposals: StoryProposal[]) =>
  each(proposals, of => shortlistProposal(app, { ...of, on: true }))
export const interview = (app: SeededApp, proposals: StoryProposal[]) =>
  each(proposals, of => interviewFreelancer(app, of))
export const decline = (app: SeededApp, proposals: StoryProposal[], reason: DeclineReason) =>
  each(proposals, of => declineProposal(app, { ...of, reason }))

export async function hire(app: SeededApp, proposals: StoryProposal[]): Promise<void> {
  for (const proposal of proposals) await each([proposal], of => hireFreelancer(app, of))
}

export async function withdraw(app: SeededApp, { id, from }: StoryProposal): Promise<void> {
  if (id) must(await withdrawProposal(app, { by: from.id, proposalId: id }), 'a withdrawal')
}

/** A client acts on several proposals at once: one transaction. What was never sent is passed over. */
async function each<R>(
  proposals: StoryProposal[],
  act: (of: { by: string; proposalId: string }) => Promise<Decision<R>>,
): Promise<void> {
  const decisions = proposals.map(({ id, to }) => (id ? act({ by: to.clientId, proposalId: id }) : undefined))
  for (const decision of await Promise.all(decisions)) if (decision) must(decision, proposals[0]!.to.post.title)
}

export function must<R>(decision: Decision<R>, about: string): R {
  if (decision.ok) return decision.value
  throw new Error(`The demo's story cannot go on at "${about}": ${decision.refusal.code}`)
}
