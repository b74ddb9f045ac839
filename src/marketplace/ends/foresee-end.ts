import { listSettling } from '#database/ends/post-ends'
import { isOperator } from '#database/operators/operators'
import { findPost, type PostFacts } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import { endPost, settleProposal } from '#economy/ends/end-post'
import type { ReturningEvent } from '#economy/policy/policy'
import { hireFreelancer } from '#economy/proposals/hire-freelancer'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'

/** The acts that can end a post while somebody looks at it. */
export type EndingAct = { how: 'closed' | 'removed' } | { how: 'hired'; proposalId: string }

/**
 * What an act would do to the proposals of a post if it happened now. `returned` Connects come back from `back` proposals;
 * `spent` open ones end with theirs spent. `ends` is false for a hire that leaves an opening.
 */
export type ForeseenEnd = { ends: boolean; back: number; returned: number; spent: number }

/** Asks the rules what an act would do, and writes nothing. For the client of the post, or an operator where they remove it. */
export async function foreseeEnd(
  app: App,
  { by, postId, ...act }: EndingAct & { by: string; postId: string },
): Promise<Decision<ForeseenEnd>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  const allowed = act.how === 'removed' ? await isOperator(app.db, by) : post?.client_id === by
  if (!post || !allowed) return refuse('not-found')
  const proposals = await listSettling(app.db, post.post_id)
  const hired = act.how === 'hired' ? proposals.find(({ id }) => id === act.proposalId) : undefined
  const decision = act.how === 'hired' ? hireEnds(post, hired) : endPost(post, act.how)
  if (!decision.ok) return decision
  const { event } = decision.value
  if (!event) return decide({ ends: false, back: 0, returned: 0, spent: 0 })
  const settled = proposals
    .filter(proposal => proposal !== hired)
    .flatMap(proposal => settleProposal(proposal, event, app.policies.of(proposal.policy)) ?? [])
  return decide({
    ends: true,
    back: settled.filter(({ back }) => back > 0).length,
    returned: settled.reduce((sum, { back }) => sum + back, 0),
    spent: settled.filter(({ state }) => state === 'ended').length,
  })
}

type Hiring = Parameters<typeof hireFreelancer>[0]

function hireEnds(post: PostFacts, proposal: Hiring | undefined): Decision<{ event: ReturningEvent | undefined }> {
  if (!proposal) return refuse('not-found')
  const decision = hireFreelancer(proposal, post)
  return decision.ok ? decide({ event: decision.value.fills ? 'anotherHired' : undefined }) : decision
}
