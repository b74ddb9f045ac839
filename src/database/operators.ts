import { sql } from 'kysely'
import type { Database } from './open.ts'

export async function isOperator(db: Database, memberId: string): Promise<boolean> {
  const { rows } = await sql<{ is_operator: boolean }>`
    select is_operator from members where member_id = ${memberId}`.execute(db)
  return rows[0]?.is_operator ?? false
}
