import { type Decision, refuse } from '../decision.ts'
import { isPostTaking } from '../posts/post-taking.ts'
import { isOpen, type ProposalState } from '../proposals/proposal-states.ts'

/**
 * Only a proposal that is still open can bid for a place, while its post takes proposals.
 *
 * A place in a list that nobody reads any more is worth nothing, whatever is bid. Undefined where it can; whether the
 * bidding goes on and what it takes is bid-boost.ts. Source: ours.
 */
export function mayBid(
  { state }: { state: ProposalState },
  post: Parameters<typeof isPostTaking>[0],
  now: Temporal.Instant,
): Decision<never> | undefined {
  if (!isOpen(state)) return refuse('proposal-not-open', { state })
  return isPostTaking(post, now) ? undefined : refuse('boost-closed')
}
