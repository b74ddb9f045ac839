import { sql } from 'kysely'
import { date, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { OperatorActRow } from '../tables.ts'

export type NewAct = { id: string; by: string | null; act: string; subject: string; detail: string; reason: string }

/** Appends to the operators' log. The database itself refuses to change it afterwards. */
export async function insertActs(tx: Tx, acts: NewAct[], at: Temporal.Instant): Promise<void> {
  if (acts.length === 0) return
  const of = <T>(pick: (act: NewAct) => T): T[] => acts.map(pick)
  await sql`
    insert into operator_acts (act_id, at, by_id, act, subject, detail, reason)
    select id, ${date(at)}::timestamptz, by_id, act, subject, detail, reason
    from unnest(${uuids(of(act => act.id))}, ${uuids(of(act => act.by))}, ${of(act => act.act)}::text[], ${of(act => act.subject)}::text[],
      ${of(act => act.detail)}::text[], ${of(act => act.reason)}::text[]) as given (id, by_id, act, subject, detail, reason)`.execute(
    tx,
  )
}

export type ActFilter = {
  act?: string | undefined
  by?: string | undefined
  subject?: string | undefined
  from?: Temporal.Instant | undefined
  until?: Temporal.Instant | undefined
  before?: { at: Temporal.Instant; id: string } | undefined
  most: number
}

/** What operators did, newest first. */
export async function listActs(db: Database, filter: ActFilter): Promise<OperatorActRow[]> {
  const { act, by, subject, from, until, before, most } = filter
  const { rows } = await sql<OperatorActRow>`
    select * from operator_acts
    where true ${act ? sql`and act = ${act}` : sql``} ${by ? sql`and by_id = ${by}::uuid` : sql``}
      ${subject ? sql`and subject = ${subject}` : sql``}
      ${from ? sql`and at >= ${date(from)}::timestamptz` : sql``} ${until ? sql`and at < ${date(until)}::timestamptz` : sql``}
      ${before ? sql`and (at, act_id) < (${date(before.at)}::timestamptz, ${before.id}::uuid)` : sql``}
    order by at desc, act_id desc limit ${most}`.execute(db)
  return rows
}

/** What these ids are called now: members by their name, posts by their title. */
export async function findNames(db: Database, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select member_id as id, name from members where member_id = any(${uuids(ids)})
    union all
    select post_id, title from posts where post_id = any(${uuids(ids)})`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
