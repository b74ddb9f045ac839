import type { Policy } from '../policy/policy.ts'
import type { ProposalState } from '../proposals/proposal-states.ts'

/**
 * A proposal nobody has opened within the hours the policy names gives its Connects back by itself, and stays where it is.
 *
 * The instant is computed from when it was sent: whatever happens to the proposal after it, this happens first, so that
 * nothing depends on how soon a job runs. Answers how many Connects come back.
 * Source: Thumbtack 48 hours, Lessons.com 96 (A); policies/*.yaml, `returns.unreadHours`.
 */
export function returnUnread(proposal: UnreadProposal, { returns }: Policy, now: Temporal.Instant): number {
  if (returns.unreadHours === null || proposal.state !== 'submitted' || proposal.viewed) return 0
  const due = proposal.submittedAt.add({ hours: returns.unreadHours })
  return Temporal.Instant.compare(now, due) < 0 ? 0 : proposal.price - proposal.returned
}

export type UnreadProposal = {
  state: ProposalState
  price: number
  returned: number
  viewed: boolean
  submittedAt: Temporal.Instant
}
