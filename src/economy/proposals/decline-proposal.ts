import { type Decision, decide, refuse } from '../decision.ts'
import { returning, type SettlingProposal } from '../ends/end-post.ts'
import type { Policy } from '../policy/policy.ts'
import { canBecome } from './proposal-states.ts'

/**
 * A declined proposal gives nothing back.
 *
 * The client read it and answered: the proposal did its work. Source: all eras of Upwork (policies/*.yaml,
 * `returns.declined`). Answers how many Connects come back.
 */
export function declineProposal(proposal: SettlingProposal, policy: Policy): Decision<{ back: number }> {
  if (!canBecome(proposal.state, 'declined')) return refuse('proposal-not-open', { state: proposal.state })
  return decide({ back: returning({ ...proposal, viewed: true }, policy.returns.declined.proposal) })
}
