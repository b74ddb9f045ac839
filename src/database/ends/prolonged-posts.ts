import { sql } from 'kysely'
import type { HowMuchReturns } from '#economy/policy/policy'
import { openStates } from '#economy/proposals/proposal-states'
import { date, instants, uuids } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { ProposalFacts } from '../proposals/proposals.ts'
import type { Writes } from '../write-together.ts'

/** A post that stays open `until` later than `endsAt`. */
export type Prolonged = { postId: string; endsAt: Temporal.Instant; until: Temporal.Instant }

/** Keeps for those who have proposed by now the end they counted on, before it is moved. */
export const keptEnds = (posts: Pick<Prolonged, 'postId' | 'endsAt'>[]): Writes => ({
  promises: sql`
    update proposals set promised_end = given.ends_at
    from unnest(${uuids(posts.map(({ postId }) => postId))}, ${instants(posts.map(({ endsAt }) => endsAt))}) as given (post_id, ends_at)
    where proposals.post_id = given.post_id and promised_end is null and ${isOpen}
    returning 1`,
})

/** Writes later ends, and keeps the earlier ones for who has proposed. Their posts are locked, or held to a version. */
export function savedProlonged(posts: Prolonged[], now: Temporal.Instant): Writes {
  if (posts.length === 0) return {}
  const ids = uuids(posts.map(({ postId }) => postId))
  return {
    ends: sql`
      update posts set ends_at = given.until, prolonged_at = ${date(now)}
      from unnest(${ids}, ${instants(posts.map(({ until }) => until))}) as given (post_id, until)
      where posts.post_id = given.post_id
      returning 1`,
    ...keptEnds(posts),
  }
}

const isOpen = sql`proposals.state in (${sql.join(openStates.map(state => sql.lit(state)))})`

/** A version of the policy, and how much it gives back when a post ends by its date: without a hire, and after one. */
export type EndRules = { policy: string; ended: HowMuchReturns; hired: HowMuchReturns }

/** Proposals that have a promised end, and whose policy gives something back then. */
const promised = (rules: EndRules[]) => sql`
  proposals join post_activity using (post_id) join unnest(
    ${rules.map(({ policy }) => policy)}::text[], ${rules.map(({ ended }) => ended)}::text[], ${rules.map(({ hired }) => hired)}::text[]
  ) as rule (policy, ended, hired) on rule.policy = proposals.policy
  where promised_end is not null and ${isOpen} and returned < price
    and case when hires > 0 then hired else ended end in ('all', case when proposals.viewed_at is null then 'if-never-opened' end)`
const ofOpenPosts = sql`exists (select from posts where posts.post_id = proposals.post_id and posts.state = 'open')`

/** Open posts on which a promised end has come. */
export async function findPromisedPosts(
  db: Database,
  rules: EndRules[],
  { now, most }: { now: Temporal.Instant; most: number },
): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`
    select distinct proposals.post_id from ${promised(rules)} and promised_end <= ${date(now)} and ${ofOpenPosts}
    order by post_id limit ${most}`.execute(db)
  return rows.map(row => row.post_id)
}

/** The proposals on these posts whose promised end has come. */
export async function findPromised(
  db: Database,
  rules: EndRules[],
  { now, postIds }: { now: Temporal.Instant; postIds: string[] },
): Promise<ProposalFacts[]> {
  const { rows } = await sql<ProposalFacts>`
    select proposals.* from ${promised(rules)} and promised_end <= ${date(now)} and proposals.post_id = any(${uuids(postIds)})
    order by submitted_at, proposal_id`.execute(db)
  return rows
}

export async function countPromised(db: Database, rules: EndRules[], now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${promised(rules)} and promised_end <= ${date(now)} and ${ofOpenPosts}`.execute(
    db,
  )
  return rows[0]!.count
}

/** When the next promised end comes, after an instant. */
export async function nextPromised(
  db: Database,
  rules: EndRules[],
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(promised_end) as at from ${promised(rules)} and promised_end > ${date(after)} and ${ofOpenPosts}`.execute(
    db,
  )
  return rows[0]!.at?.toTemporalInstant()
}
