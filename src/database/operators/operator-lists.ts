import { sql } from 'kysely'
import type { PostState } from '#economy/posts/post-states'
import type { Database } from '../open.ts'

export type ModeratedPostRow = {
  post_id: string
  title: string
  excerpt: string
  state: PostState
  posted_at: Date
  ends_at: Date
  proposals: number
  client_id: string
  client: string
}

/** Posts in any state, newest first: those that match the words, or all. */
export async function listAnyPosts(db: Database, words: string, most: number): Promise<ModeratedPostRow[]> {
  const { rows } = await sql<ModeratedPostRow>`
    select post_id, title, left(description, 240) as excerpt, state, posted_at, ends_at, proposals, client_id, name as client
    from posts join post_activity using (post_id) join members on member_id = client_id
    ${words ? sql`where posts.search @@ websearch_to_tsquery('english', ${words}) or post_id::text = lower(${words})` : sql``}
    order by posted_at desc, post_id desc limit ${most}`.execute(db)
  return rows
}

export type ClientRow = {
  member_id: string
  name: string
  country: string | null
  payment_verified: boolean | null
  imported: boolean
  joined_at: Date
  posts: number
  open: number
}

/** Clients by a part of their name; those nobody has vouched for first. */
export async function listClients(db: Database, name: string, most: number): Promise<ClientRow[]> {
  const { rows } = await sql<ClientRow>`
    select member_id, name, country, payment_verified, members.imported, joined_at, counted.posts, counted.open
    from (
      select * from members where is_client ${name ? sql`and name ilike ${partOf(name)}` : sql``}
      order by imported, payment_verified is true, joined_at desc, member_id limit ${most}
    ) as members cross join lateral (
      select count(*)::int as posts, (count(*) filter (where state = 'open'))::int as open from posts where client_id = member_id
    ) as counted
    order by members.imported, payment_verified is true, joined_at desc, member_id`.execute(db)
  return rows
}

export type FreelancerRow = { id: string; name: string; country: string | null }

/** Freelancers by a part of their name, those who hold a badge first, then the newest. */
export async function listFreelancers(
  db: Database,
  { name, most }: { name: string; most: number },
): Promise<FreelancerRow[]> {
  const { rows } = await sql<FreelancerRow>`
    select member_id as id, name, country from members
    where is_freelancer and not imported ${name ? sql`and name ilike ${partOf(name)}` : sql``}
    order by exists (select from badges where badges.member_id = members.member_id and taken_at is null) desc,
      joined_at desc, member_id limit ${most}`.execute(db)
  return rows
}

export type PlanMemberRow = {
  member_id: string
  name: string
  email: string | null
  country: string | null
  is_agency: boolean
  joined_at: Date
  opened_at: Date
  plan: string | null
  next_plan: string | null
  cycle_at: Date | null
}

/** Freelancers by a part of their name or e-mail address or by their id, who joined last first. */
export async function listPlanMembers(db: Database, words: string, most: number): Promise<PlanMemberRow[]> {
  const { rows } = await sql<PlanMemberRow>`
    select member_id, name, email, country, members.is_agency, joined_at, opened_at, plan, next_plan, cycle_at
    from members join wallets on wallet_id = member_id
    where is_freelancer ${words ? sql`and (name ilike ${partOf(words)} or email ilike ${partOf(words)} or member_id::text = lower(${words}))` : sql``}
    order by joined_at desc, member_id desc limit ${most}`.execute(db)
  return rows
}

const partOf = (words: string): string => `%${words.replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`
