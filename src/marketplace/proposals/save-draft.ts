import { findFreelancers } from '#database/members/freelancers'
import { findOwnProposal } from '#database/posts/post-reading'
import { findPost } from '#database/posts/posts'
import { findDraft, saveDraft as writeDraft } from '#database/proposals/drafts'
import { type Decision, decide, refuse } from '#economy/decision'
import { notTaking } from '#economy/posts/post-taking'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'

/** A proposal not sent yet. Everything typed is kept as it was typed, right or wrong; `bid` is the text of the field. */
export type Draft = { postId: string; coverLetter: string; bid: string; answers: string[]; portfolio: string[] }

// Kept from growing without bound, with more drafts than anybody has posts in mind; what is too long to send is still kept and refused at sending.
const most = { letter: 50_000, answer: 20_000, count: 20, drafts: 200 }

/** Keeps what a freelancer has typed so far, while the post is open. The newest draft of a post replaces the one before. */
export async function saveDraft(
  app: App,
  { by, ...draft }: Draft & { by: string },
): Promise<Decision<{ savedAt: string }>> {
  const post = isId(draft.postId) && (await findPost(app.db, draft.postId))
  if (!post || post.state === 'removed') return refuse('not-found')
  const freelancer = (await findFreelancers(app.db, [by])).get(by)
  if (!freelancer?.isFreelancer) return refuse('not-a-freelancer')
  if (post.client_id === by) return refuse('own-post')
  // A page still open elsewhere would bring back the draft of what was sent.
  if (await findOwnProposal(app.db, post.post_id, by)) return refuse('already-proposed')
  const now = app.clock()
  const ended = notTaking({ state: post.state, endsAt: post.ends_at.toTemporalInstant() }, now, 'freelancer')
  if (ended) return ended
  const kept = {
    ...draft,
    coverLetter: draft.coverLetter.slice(0, most.letter),
    bid: draft.bid.slice(0, 40),
    answers: draft.answers.slice(0, most.count).map(answer => answer.slice(0, most.answer)),
    portfolio: draft.portfolio.slice(0, most.count).map(link => link.slice(0, 500)),
  }
  const isKept = await writeDraft(app.db, { freelancerId: by, ...kept }, { now, most: most.drafts })
  if (!isKept) return refuse('too-many-drafts', { most: most.drafts })
  return decide({ savedAt: now.toString() })
}

/** The draft this freelancer has for this post, if any. */
export const readDraft = (
  app: App,
  postId: string,
  freelancerId: string,
): Promise<(Draft & { savedAt: string }) | undefined> => findDraft(app.db, postId, freelancerId)
