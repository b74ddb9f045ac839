import { sql } from 'kysely'
import type { Database } from '../open.ts'

export type WalletOwnerRow = { member_id: string; name: string; email: string | null; opened_at: Date }

/** Wallets by a part of their owner's name or e-mail address, or by the id; the newest without any. */
export async function listWalletOwners(db: Database, words: string, most: number): Promise<WalletOwnerRow[]> {
  const part = `%${words.replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`
  const { rows } = await sql<WalletOwnerRow>`
    select member_id, name, email, opened_at from wallets join members on member_id = wallet_id
    ${words ? sql`where name ilike ${part} or email ilike ${part} or member_id::text = lower(${words})` : sql``}
    order by opened_at desc, member_id limit ${most}`.execute(db)
  return rows
}
