import { type EndingPost, findEnding, markWarned } from '#database/ends/ending-posts'
import { warnsAt } from '#economy/ends/warn-ending'
import type { Policy } from '#economy/policy/policy'
import { type App, policyNow } from '../app.ts'
import { committed } from '../gather.ts'
import { notify } from '../notices/notify.ts'
import { lastDayOf } from './end-day.ts'

const mostAtOnce = 1_000

/**
 * Tells clients that a post of theirs ends in some days, once for each end. Answers how many were told. Safe to run twice,
 * late, or in two processes: of two that look at a post at once one marks it, and a post that has ended needs no warning.
 */
export async function warnEnding(app: App): Promise<number> {
  const policy = policyNow(app)
  const { posts } = policy
  if (posts.warnDays === null) return 0
  const now = app.clock()
  const times = { after: now, until: now.add({ hours: 24 * posts.warnDays }) }
  const found = await findEnding(app.db, posts.warnDays, { ...times, most: mostAtOnce })
  if (found.length === 0) return 0
  const told = await committed(app, async tx => {
    const due = found.filter(post => isDue(post, policy, now))
    const marked = await markWarned(tx, due)
    const mine = due.filter(({ post_id }) => marked.has(post_id))
    await notify(
      app,
      tx,
      mine.map(post => noticeOf(post, posts)),
      now,
    )
    return mine.length
  })
  return found.length < mostAtOnce ? told : told + (await warnEnding(app))
}

function isDue({ ends_at, set_at }: EndingPost, policy: Policy, now: Temporal.Instant): boolean {
  const at = warnsAt({ endsAt: ends_at.toTemporalInstant(), setAt: set_at.toTemporalInstant() }, policy)
  return at !== null && Temporal.Instant.compare(at, now) <= 0
}

function noticeOf(post: EndingPost, { prolonged }: Policy['posts']) {
  const page = `/client/posts/${post.post_id}`
  const proposals = post.proposals === 1 ? '1 proposal' : `${post.proposals || 'no'} proposals`
  const next = prolonged ? 'Keep it open longer, or end it now.' : 'You can end it earlier, or hire until then.'
  return {
    memberId: post.client_id,
    kind: 'post-ends-soon',
    text: `"${post.title}" ends with ${lastDayOf(post.ends_at.toTemporalInstant())} (UTC) and has ${proposals}. ${next}`,
    link: prolonged ? `${page}/prolong` : page,
  }
}
