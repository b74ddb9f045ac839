import { sql } from 'kysely'
import { instants, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { AgencyActRow } from '../tables.ts'

/** Appends what was done for agencies. The database itself refuses to change it afterwards. */
export async function insertAgencyActs(tx: Tx, acts: AgencyActRow[]): Promise<void> {
  const of = <T>(pick: (act: AgencyActRow) => T): T[] => acts.map(pick)
  await sql`
    insert into agency_acts (agency_id, act_id, at, member_id, act, subject, connects, detail)
    select * from unnest(${uuids(of(act => act.agency_id))}, ${uuids(of(act => act.act_id))},
      ${instants(of(act => act.at.toTemporalInstant()))}, ${uuids(of(act => act.member_id))}, ${of(act => act.act)}::text[],
      ${uuids(of(act => act.subject))}, ${integers(of(act => act.connects))}, ${of(act => act.detail)}::text[])`.execute(
    tx,
  )
}

/** What was done for an agency, newest first: ids are in the order of time. `about` names its subject: a post by its title, also that of a proposal, or a member by their name. */
export async function listAgencyActs(
  db: Database,
  agencyId: string,
  { before, most }: { before?: string | undefined; most: number },
): Promise<(AgencyActRow & { name: string; about: string | null })[]> {
  const { rows } = await sql<AgencyActRow & { name: string; about: string | null }>`
    select agency_acts.*, members.name, coalesce(posts.title, sent.title, others.name) as about
    from agency_acts join members on members.member_id = agency_acts.member_id
    left join posts on posts.post_id = subject
    left join lateral (
      select title from proposals join posts as of_sent on of_sent.post_id = proposals.post_id
      where proposal_id = subject limit 1
    ) as sent on true
    left join members as others on others.member_id = subject
    where agency_id = ${agencyId} ${before ? sql`and act_id < ${before}::uuid` : sql``}
    order by act_id desc limit ${most}`.execute(db)
  return rows
}
