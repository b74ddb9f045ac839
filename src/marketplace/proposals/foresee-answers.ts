import { findWholeProposal } from '#database/proposals/proposal-lists'
import { type Decision, decide, refuse } from '#economy/decision'
import { returning } from '#economy/ends/end-post'
import { isPostTaking } from '#economy/posts/post-taking'
import { canBecome } from '#economy/proposals/proposal-states'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'

/** What the client of its post may do with a proposal now; `backOnDecline`: whether declining gives its Connects back. */
export type ForeseenAnswers = {
  may: Record<'hire' | 'interview' | 'shortlist' | 'unlist' | 'decline', boolean>
  backOnDecline: boolean
}

export async function foreseeAnswers(
  app: App,
  { by, proposalId }: { by: string; proposalId: string },
): Promise<Decision<ForeseenAnswers>> {
  const row = isId(proposalId) ? await findWholeProposal(app.db, proposalId) : undefined
  if (row?.client_id !== by) return refuse('not-found')
  const takes = isPostTaking({ state: row.post_state, endsAt: row.ends_at.toTemporalInstant() }, app.clock())
  const { declined } = app.policies.of(row.policy).returns
  return decide({
    may: {
      hire: takes && canBecome(row.state, 'hired'),
      interview: takes && canBecome(row.state, 'interviewing'),
      shortlist: takes && canBecome(row.state, 'shortlisted'),
      unlist: takes && row.state === 'shortlisted',
      decline: takes && canBecome(row.state, 'declined'),
    },
    backOnDecline: returning({ ...row, viewed: row.viewed_at !== null }, declined.proposal) > 0,
  })
}
