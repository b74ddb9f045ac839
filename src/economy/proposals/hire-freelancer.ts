import { type Decision, decide, refuse } from '../decision.ts'
import { type PostState, postCanBecome } from '../posts/post-states.ts'
import { canBecome, type ProposalState } from './proposal-states.ts'

/**
 * A hire fills one opening; the hire that fills the last one ends the post, and the others get nothing back.
 *
 * The competition was real, and somebody won it. While an opening is left, a client who hires once must not end the hopes
 * of all the others. Source: all eras of Upwork (policies/*.yaml, `returns.anotherHired`).
 */
export function hireFreelancer(
  proposal: { state: ProposalState },
  post: HiringPost,
): Decision<{ hires: number; fills: boolean }> {
  if (!postCanBecome(post.state, 'filled')) return refuse('post-already-ended', { state: post.state })
  if (!canBecome(proposal.state, 'hired')) return refuse('proposal-not-open', { state: proposal.state })
  const hires = post.hires + 1
  return decide({ hires, fills: hires >= post.openings })
}

export type HiringPost = { state: PostState; hires: number; openings: number }
