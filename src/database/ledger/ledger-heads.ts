import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

export type LedgerHead = { number: number; file: string }

/** The head that was published last. */
export async function findLastHead(db: Database): Promise<LedgerHead | undefined> {
  const { rows } = await sql<LedgerHead>`
    select number, file from ledger_heads order by number desc limit 1`.execute(db)
  return rows[0]
}

export async function listLedgerHeads(db: Database): Promise<LedgerHead[]> {
  return (await sql<LedgerHead>`select number, file from ledger_heads order by number`.execute(db)).rows
}

/** Of two processes that publish at once, the second finds its number taken and tries again. */
export async function insertHead(tx: Tx, { number, file, at }: LedgerHead & { at: Temporal.Instant }): Promise<void> {
  await sql`insert into ledger_heads (number, file, at) values (${number}, ${file}, ${date(at)})`.execute(tx)
}
