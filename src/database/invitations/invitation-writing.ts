import { sql } from 'kysely'
import type { InvitationsSent } from '#economy/invitations/may-invite'
import { date } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { PricedRow } from '../posts/post-writing.ts'
import type { PostFacts } from '../posts/posts.ts'
import type { InvitationRow } from '../tables.ts'

export async function findInvitation(
  db: Database,
  postId: string,
  freelancerId: string,
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select * from invitations where post_id = ${postId} and freelancer_id = ${freelancerId}`.execute(db)
  return rows[0]
}

/** How many invitations there are for this post, and of its client since then. */
export async function countInvitations(
  tx: Tx,
  { postId, clientId, since }: { postId: string; clientId: string; since: Temporal.Instant },
): Promise<InvitationsSent> {
  const { rows } = await sql<InvitationsSent>`
    select (count(*) filter (where post_id = ${postId}))::int as "forPost", (count(*) filter (where invited_at > ${date(since)}))::int as "inDay"
    from invitations join posts using (post_id) where client_id = ${clientId}`.execute(tx)
  return rows[0]!
}

export async function insertInvitation(
  tx: Tx,
  invitation: { postId: string; freelancerId: string; message: string },
  now: Temporal.Instant,
): Promise<void> {
  const { postId, freelancerId, message } = invitation
  await sql`
    insert into invitations (post_id, freelancer_id, message, invited_at)
    values (${postId}, ${freelancerId}, ${message}, ${date(now)})`.execute(tx)
}

export type ReceivedInvitationRow = InvitationRow & PricedRow & Pick<PostFacts, 'title' | 'state' | 'ends_at'>

/** What a freelancer was invited to, newest first. */
export async function listReceivedInvitations(
  db: Database,
  freelancerId: string,
  most: number,
): Promise<ReceivedInvitationRow[]> {
  const { rows } = await sql<ReceivedInvitationRow>`
    select invitations.*, client_id, title, posts.state, ends_at, price, payment_type, budget_cents, duration, workload, category, level,
      proposals, payment_verified as client_verified, spent_cents as client_spent_cents
    from invitations join posts using (post_id) join post_activity using (post_id) join members on member_id = client_id
    where freelancer_id = ${freelancerId} and posts.state <> 'removed' order by invited_at desc limit ${most}`.execute(
    db,
  )
  return rows
}

export type SuggestedRow = {
  member_id: string
  name: string
  headline: string
  country: string | null
  hourly_rate_cents: number | null
  skills: string[]
  shared: string[]
}

/** Freelancers who have some of these skills, those with most of them first; nobody who was asked or has proposed. */
export async function suggestBySkills(
  db: Database,
  post: { postId: string; clientId: string; skills: string[]; countries: string[] },
  most: number,
): Promise<SuggestedRow[]> {
  // As the index members_skills has them: it finds those who have one, and only they are read.
  const holdingOne = post.skills.map(skill => JSON.stringify([skill]))
  const { rows } = await sql<SuggestedRow>`
    select member_id, name, headline, country, hourly_rate_cents, skills, overlap.shared
    from members cross join lateral (
      select array_agg(skill) as shared from jsonb_array_elements_text(skills) as skill where lower(skill) = any(${post.skills}::text[])
    ) as overlap
    where is_freelancer and lower(skills::text)::jsonb @> any(${holdingOne}::text[]::jsonb[])
      and member_id <> ${post.clientId} and overlap.shared is not null
      and (${post.countries}::text[] = '{}' or country = any(${post.countries}::text[]))
      and not exists (select from invitations where post_id = ${post.postId} and freelancer_id = member_id)
      and not exists (select from proposals where post_id = ${post.postId} and freelancer_id = member_id)
    order by cardinality(overlap.shared) desc, joined_at, member_id limit ${most}`.execute(db)
  return rows
}
