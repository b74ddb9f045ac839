import type { Policy } from '../policy/policy.ts'
import { isOpen, type ProposalState } from '../proposals/proposal-states.ts'
import { endPost, returning } from './end-post.ts'

/**
 * On the day a prolonged post was to end, what that end would have brought back comes back to those who had proposed by then, and their proposals stay.
 *
 * Whoever paid counted on that day: a client who keeps a post open must not keep their Connects with it. It is the
 * end they proposed under, whether it was put off or first came sooner, comes before whatever happens to the proposal after it, and depends on no job.
 * Source: ours; policies/*.yaml, `returns.ended` and `returns.closedAfterHire`.
 */
export function keepPromisedEnd(
  proposal: PromisedProposal,
  post: { hires: number },
  policy: Policy,
  now: Temporal.Instant,
): number {
  const { promisedEnd } = proposal
  return promisedEnd && Temporal.Instant.compare(now, promisedEnd) >= 0 ? promisedReturn(proposal, post, policy) : 0
}

/** What comes back on the promised end as things stand: after a hire it is what an end after a hire brings back. */
export function promisedReturn(proposal: PromisedProposal, post: { hires: number }, { returns }: Policy): number {
  if (!proposal.promisedEnd || !isOpen(proposal.state)) return 0
  const end = endPost({ state: 'open', hires: post.hires }, 'ended')
  return end.ok ? returning(proposal, returns[end.value.event].proposal) : 0
}

/** `promisedEnd`: when its post was to end before its end was first moved, null where it was not. */
export type PromisedProposal = {
  state: ProposalState
  price: number
  returned: number
  viewed: boolean
  promisedEnd: Temporal.Instant | null
}
