import { type Decision, decide, refuse } from '../decision.ts'
import { returning, type SettlingProposal } from '../ends/end-post.ts'
import type { Policy } from '../policy/policy.ts'
import { canBecome } from './proposal-states.ts'

/**
 * Withdrawing a proposal gives nothing back.
 *
 * The price is what keeps a freelancer from proposing to everything. If it came back on withdrawal, proposing would be
 * free for whoever withdraws in time. Source: all eras of Upwork (policies/*.yaml, `returns.withdrawn`); a policy may
 * say otherwise. Answers how many Connects come back.
 */
export function withdrawProposal(proposal: SettlingProposal, policy: Policy): Decision<{ back: number }> {
  if (!canBecome(proposal.state, 'withdrawn')) return refuse('proposal-not-open', { state: proposal.state })
  return decide({ back: returning(proposal, policy.returns.withdrawn.proposal) })
}
