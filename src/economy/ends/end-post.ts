import { type Decision, decide, refuse } from '../decision.ts'
import type { HowMuchReturns, Policy, ReturningEvent } from '../policy/policy.ts'
import { type PostState, postCanBecome } from '../posts/post-states.ts'
import { isOpen, type ProposalState } from '../proposals/proposal-states.ts'

/**
 * When a post ends, each proposal's Connects come back or stay spent by what ended it, in the same transaction.
 *
 * Closed without a hire and removed: back. Ended by its date: as the policy says, by default where the client never
 * opened the proposal. After a hire the others stay spent. A withdrawn proposal gets nothing, whatever happens later.
 * Source: policies/*.yaml, `returns`.
 */
export function endPost(post: EndingPost, how: Ending): Decision<{ state: PostState; event: ReturningEvent }> {
  if (!postCanBecome(post.state, how)) return refuse('post-already-ended', { state: post.state })
  if (how === 'removed') return decide({ state: how, event: 'removed' })
  if (post.hires > 0) return decide({ state: how, event: 'closedAfterHire' })
  return decide({ state: how, event: how === 'closed' ? 'closedWithoutHire' : 'ended' })
}

export type Ending = 'closed' | 'ended' | 'removed'
export type EndingPost = { state: PostState; hires: number }

/** What becomes of one proposal when its post has ended by `event`: its new state and how many Connects come back. */
export function settleProposal(proposal: SettlingProposal, event: ReturningEvent, policy: Policy): Settled | undefined {
  const stays =
    event === 'removed' ? proposal.state === 'withdrawn' || proposal.state === 'returned' : !isOpen(proposal.state)
  if (stays) return undefined
  const rule = policy.returns[event].proposal
  const back = returning(proposal, rule)
  if (back > 0 || (proposal.price === 0 && rule === 'all')) return { state: 'returned', back }
  return isOpen(proposal.state) ? { state: 'ended', back: 0 } : undefined
}

/** Connects of one proposal that come back under a rule: never more than were paid and are not back already. */
export function returning(
  { price, returned, viewed }: Pick<SettlingProposal, 'price' | 'returned' | 'viewed'>,
  rule: HowMuchReturns,
): number {
  if (rule === 'none' || (rule === 'if-never-opened' && viewed)) return 0
  return price - returned
}

export type SettlingProposal = { state: ProposalState; price: number; returned: number; viewed: boolean }
export type Settled = { state: 'returned' | 'ended'; back: number }
