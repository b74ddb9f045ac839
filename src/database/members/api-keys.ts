import { sql } from 'kysely'
import type { Database } from '../open.ts'

export type ApiKey = { keyId: string; name: string; starts: string; at: Date }

export async function saveKey(tx: Database, key: ApiKey & { memberId: string; hash: string }): Promise<void> {
  await sql`
    insert into api_keys (key_hash, member_id, key_id, name, starts, created_at)
    values (${key.hash}, ${key.memberId}, ${key.keyId}, ${key.name}, ${key.starts}, ${key.at})`.execute(tx)
}

export async function listKeys(db: Database, memberId: string): Promise<ApiKey[]> {
  const { rows } = await sql<{ key_id: string; name: string; starts: string; created_at: Date }>`
    select key_id, name, starts, created_at from api_keys where member_id = ${memberId} order by created_at desc`.execute(
    db,
  )
  return rows.map(row => ({ keyId: row.key_id, name: row.name, starts: row.starts, at: row.created_at }))
}

/** Answers whether there was such a key. */
export async function deleteKey(tx: Database, memberId: string, keyId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from api_keys where member_id = ${memberId} and key_id = ${keyId} returning key_id`.execute(tx)
  return rows.length > 0
}

export async function deleteKeysOf(db: Database, memberId: string): Promise<void> {
  await sql`delete from api_keys where member_id = ${memberId}`.execute(db)
}
