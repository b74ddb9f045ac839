import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import type { ProlongingAct } from '../posts/post-rules.ts'
import type { PostState } from '../posts/post-states.ts'
import { notTaking } from '../posts/post-taking.ts'

/**
 * A post stays open longer when its client asks for it, and by the acts its policy names where its client chose no last day; never shorter.
 *
 * It lives as many days from then as the policy says, to the end of the last of them. Acts of others keep a dead post
 * alive, so ours counts only the client's own. What was promised to those who had proposed is kept: keep-promised-end.ts.
 * Source: B, any edit, hire, message or new proposal buys 30 days more; policies/*.yaml, `posts.prolonged`.
 */
export function prolongPost(post: ProlongedPost, { posts }: Policy, now: Temporal.Instant): Decision<Temporal.Instant> {
  const ended = notTaking(post, now, 'client')
  if (ended) return ended
  if (!posts.prolonged) return refuse('prolonging-off')
  const until = endOfDay(now.add({ hours: 24 * posts.prolonged.days }))
  return Temporal.Instant.compare(until, post.endsAt) > 0
    ? decide(until)
    : refuse('open-long-enough', { endsAt: post.endsAt.toString() })
}

/** The later end that an act gives a post, or null where its end stays. */
export function prolongedBy(
  act: ProlongingAct,
  post: ProlongedPost & { endChosen: boolean },
  policy: Policy,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (post.endChosen || !policy.posts.prolonged?.by.includes(act)) return null
  const prolonged = prolongPost(post, policy, now)
  return prolonged.ok ? prolonged.value : null
}

export type ProlongedPost = { state: PostState; endsAt: Temporal.Instant }

const endOfDay = (at: Temporal.Instant): Temporal.Instant =>
  at.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 1 }).toZonedDateTime('UTC').toInstant()
