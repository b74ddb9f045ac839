import { sql } from 'kysely'
import { uuids } from './arrays.ts'
import type { Database } from './open.ts'

export async function isOperator(db: Database, memberId: string): Promise<boolean> {
  const { rows } = await sql<{ is_operator: boolean }>`
    select is_operator from members where member_id = ${memberId}`.execute(db)
  return rows[0]?.is_operator ?? false
}

/** Which of these members are operators. */
export async function operatorsAmong(db: Database, memberIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from members where member_id = any(${uuids(memberIds)}) and is_operator`.execute(db)
  return new Set(rows.map(({ member_id }) => member_id))
}
