import { type RawBuilder, sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { MemberRow } from '../tables.ts'

/** What is looked for. Whatever is undefined does not narrow. */
export type FreelancerFilter = {
  words?: string | undefined
  /** All of these, in small letters. */
  skills: string[]
  /** Those who have the words and skills, where they are few; only then is there an order by fit. */
  few?: string[] | undefined
  rateLeastCents?: number | undefined
  rateMostCents?: number | undefined
  country?: string | undefined
  availableNow?: boolean | undefined
}

/** A place in the list: what fits best first, then who joined last. Without words every rank is 0. */
export type FreelancerPlace = { rank: number; at: Temporal.Instant; id: string }

export type FoundFreelancer = Pick<
  MemberRow,
  'member_id' | 'name' | 'headline' | 'about' | 'skills' | 'hourly_rate_cents' | 'country' | 'joined_at' | 'is_agency'
> & { rank: number; available: boolean; boosted: boolean }

/** `shownSince`: a service paid until later than this is shown. */
type Looked = { most: number; shownSince: Temporal.Instant; after?: FreelancerPlace | undefined }

/** Boosted freelancers who fit, in the order of the list. */
export const searchBoosted = (db: Database, filter: FreelancerFilter, looked: Looked): Promise<FoundFreelancer[]> =>
  search(db, filter, { ...looked, only: isShown('boosted-profile', looked.shownSince) })

/** Freelancers who fit, in the order of the list, without the boosted ones up to `placed`, who stand on top of a page. */
export function searchFreelancers(
  db: Database,
  filter: FreelancerFilter,
  { placed, ...looked }: Looked & { placed?: FreelancerPlace | undefined },
): Promise<FoundFreelancer[]> {
  const boosted = isShown('boosted-profile', looked.shownSince)
  const only = placed && sql`(${behind(filter, placed)} or not ${boosted})`
  return search(db, filter, { ...looked, only })
}

/**
 * A page is found by the index members_freelancers, which holds what narrows, or by the few ids that have the words:
 * see post-search.ts for what was measured.
 */
async function search(
  db: Database,
  filter: FreelancerFilter,
  { most, shownSince, after, only }: Looked & { only?: RawBuilder<unknown> | undefined },
): Promise<FoundFreelancer[]> {
  const { rows } = await sql<FoundFreelancer>`
    with found as (
      select member_id, joined_at, ${rankOf(filter)} as rank ${matching(filter, shownSince)}
        ${after ? sql`and ${behind(filter, after)}` : sql``} ${only ? sql`and ${only}` : sql``}
      order by ${isRanked(filter) ? sql`rank desc,` : sql``} joined_at desc, member_id desc limit ${most}
    )
    select member_id, name, headline, left(about, 600) as about, skills, hourly_rate_cents, country, is_agency, members.joined_at, rank,
      ${isShown('availability-badge', shownSince)} as available, ${isShown('boosted-profile', shownSince)} as boosted
    from found join members using (member_id)
    order by rank desc, members.joined_at desc, member_id desc`.execute(db)
  return rows
}

/** How many fit, counted no further than `most`. */
export async function countFreelancers(
  db: Database,
  filter: FreelancerFilter,
  { most, shownSince }: Pick<Looked, 'most' | 'shownSince'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 ${matching(filter, shownSince)} limit ${most}) as counted`.execute(db)
  return rows[0]!.count
}

/** Those who have these words and all of these skills, where they are few; undefined where they are many. */
export async function lookUpFew(db: Database, filter: FreelancerFilter): Promise<string[] | undefined> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from members where is_freelancer and ${sql.join(worded(filter), sql` and `)} limit ${most + 1}`.execute(
    db,
  )
  return rows.length > most ? undefined : rows.map(row => row.member_id)
}

const most = 1000

/** Whether words have anything to look for: "the" and "and" are in every text. */
export async function hasContent(db: Database, words: string): Promise<boolean> {
  const { rows } = await sql<{ nodes: number }>`select numnode(${queryOf(words)}) as nodes`.execute(db)
  return rows[0]!.nodes > 0
}

const queryOf = (words: string) => sql`websearch_to_tsquery('english', ${words})`
const isRanked = ({ few, words }: FreelancerFilter): boolean => few !== undefined && words !== undefined
const rankOf = (filter: FreelancerFilter) =>
  isRanked(filter) ? sql`ts_rank(search, ${queryOf(filter.words!)})` : sql`0::real`

const behind = (filter: FreelancerFilter, { rank, at, id }: FreelancerPlace) =>
  isRanked(filter)
    ? sql`(${rankOf(filter)}, joined_at, member_id) < (${rank}::real, ${date(at)}::timestamptz, ${id}::uuid)`
    : sql`(joined_at, member_id) < (${date(at)}::timestamptz, ${id}::uuid)`

const isShown = (service: string, since: Temporal.Instant) => sql`exists (
  select from visibilities where wallet_id = member_id and service = ${service} and state = 'on' and paid_until > ${date(since)}::timestamptz)`

const worded = ({ words, skills }: FreelancerFilter) => [
  ...(words === undefined ? [] : [sql`search @@ ${queryOf(words)}`]),
  ...(skills.length === 0 ? [] : [sql`lower(skills::text)::jsonb @> ${JSON.stringify(skills)}::text::jsonb`]),
]

// Only the conditions that are asked for: `$1 is null or …` would keep every index from being used.
function matching(filter: FreelancerFilter, shownSince: Temporal.Instant): RawBuilder<unknown> {
  const { few, rateLeastCents, rateMostCents, country, availableNow } = filter
  const conditions = [
    sql`is_freelancer`,
    ...(few ? [sql`member_id = any(${few}::uuid[])`] : askedOfEach(filter)),
    rateLeastCents !== undefined && sql`hourly_rate_cents >= ${rateLeastCents}::int`,
    rateMostCents !== undefined && sql`hourly_rate_cents <= ${rateMostCents}::int`,
    country && sql`country = ${country}`,
    availableNow && isShown('availability-badge', shownSince),
  ].filter(condition => condition instanceof Object)
  return sql`from members where ${sql.join(conditions, sql` and `)}`
}

// OFFSET 0 keeps this a question asked of each in turn, as in post-search.ts.
const askedOfEach = (filter: FreelancerFilter) => {
  const asked = worded(filter)
  if (asked.length === 0) return []
  return [
    sql`exists (select from members whole where whole.member_id = members.member_id and ${sql.join(asked, sql` and `)} offset 0)`,
  ]
}
