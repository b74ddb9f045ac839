import type { Database, Tx } from '#database/open'
import { lockPosts, type PostFacts } from '#database/posts/posts'
import { findUnread, findUnreadPosts, type UnreadSince } from '#database/posts/unread-proposals'
import { changedProposals } from '#database/proposals/proposals'
import { returnUnread as decideReturn } from '#economy/posts/return-unread'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { whatIsBack } from '../notices/what-is-back.ts'
import { openReturns, postReturns } from '../wallets/return-charges.ts'

const mostAtOnce = 100

/** Gives back what nobody has opened for as long as the policy says. Answers on how many posts. Safe to run twice or late. */
export async function returnUnread(app: App): Promise<number> {
  const due = unreadSince(app, app.clock())
  const postIds = due.length > 0 ? await findUnreadPosts(app.db, due, mostAtOnce) : []
  if (postIds.length === 0) return 0
  const done = await batchElseAlone(app, postIds, {
    work: async some => {
      await committed(app, async tx => returnUnreadOf(app, tx, await lockPosts(tx, some)))
      return some.length
    },
    about: post => ({ post }),
    failed: 'what nobody has opened could not be given back',
  })
  return postIds.length < mostAtOnce || done === 0 ? done : done + (await returnUnread(app))
}

/**
 * The same for posts that are locked, before anything else happens to their proposals: what comes back never depends on
 * whether a client, a freelancer or the clockwork was first.
 */
export async function returnUnreadOf(app: App, tx: Tx, posts: Map<string, PostFacts>): Promise<void> {
  const due = unreadSince(app, app.clock())
  if (due.length === 0) return
  const now = app.clock()
  const unread = await findUnread(tx, due, [...posts.keys()])
  const backs = unread.map(proposal => {
    const facts = { ...proposal, viewed: false, submittedAt: proposal.submitted_at.toTemporalInstant() }
    return { proposal, state: proposal.state, back: decideReturn(facts, app.policies.of(proposal.policy), now) }
  })
  if (backs.length === 0) return
  const { save, lapsed } = postReturns(app, backs, await openReturns(app, tx, backs))
  const notices = backs.map(({ proposal, back }) => ({
    memberId: proposal.freelancer_id,
    kind: 'connects-returned',
    text: `Nobody has opened your proposal for "${posts.get(proposal.post_id)!.title}" yet. ${whatIsBack({ price: proposal.price, back, lapsed: lapsed(proposal.proposal_id) })} It stays with the client.`,
    link: `/proposals/${proposal.proposal_id}`,
  }))
  await save({ proposals: changedProposals(backs, now) }, notices)
}

/** Whether something on these posts has to come back that nobody has written yet. */
export async function hasUnread(app: App, db: Database, postIds: string[]): Promise<boolean> {
  const due = unreadSince(app, app.clock())
  return due.length > 0 && (await findUnread(db, due, postIds)).length > 0
}

/** Under which versions proposals come back unread, and since when they must have been so at an instant. */
export const unreadSince = (app: App, at: Temporal.Instant): UnreadSince[] =>
  app.policies.versions().flatMap(({ id, policy }) => {
    const { unreadHours } = policy.returns
    return unreadHours ? [{ policy: id, since: at.subtract({ hours: unreadHours }) }] : []
  })
