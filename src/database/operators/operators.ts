import { sql } from 'kysely'
import { uuids } from '../arrays.ts'
import type { Database } from '../open.ts'

export async function isOperator(db: Database, memberId: string): Promise<boolean> {
  const { rows } = await sql<{ is_operator: boolean }>`
    select is_operator from members where member_id = ${memberId}`.execute(db)
  return rows[0]?.is_operator ?? false
}

/** Those of these members who are operators. */
export async function listOperators(db: Database, memberIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from members where member_id = any(${uuids(memberIds)}) and is_operator`.execute(db)
  return rows.map(({ member_id }) => member_id)
}

export type PersonRow = {
  id: string
  name: string
  email: string | null
  isOperator: boolean
  /** Of an agency, those who belong to it. */
  people: { id: string; email: string | null }[] | null
}

/** These members with what tells one person from another. */
export async function findPersons(db: Database, memberIds: string[]): Promise<Map<string, PersonRow>> {
  const { rows } = await sql<PersonRow>`
    select member_id as id, name, email, is_operator as "isOperator", case when is_agency then (
      select jsonb_agg(jsonb_build_object('id', whole.member_id, 'email', whole.email))
      from agency_members join members as whole on whole.member_id = agency_members.member_id
      where agency_id = members.member_id
    ) end as people
    from members where member_id = any(${uuids(memberIds)})`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}
