import { sql } from 'kysely'
import type { ChainEntry, Head } from '#proof/chain'
import type { Database } from '../open.ts'

const entriesAtOnce = 5_000
const walletsAtOnce = 1_000
const firstId = '00000000-0000-0000-0000-000000000000'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const lastSeq = '9223372036854775807'

/** The whole ledger as the chain has it, by wallet and seq, a page at a time. */
export const listEntries = (db: Database): AsyncGenerator<ChainEntry[]> =>
  pagesOf(db, { walletId: firstId, seq: -1 }, { walletId: lastId, seq: lastSeq })

/** One wallet's entries up to a `seq`, a page at a time. */
export const listWalletEntries = (db: Database, walletId: string, last: number): AsyncGenerator<ChainEntry[]> =>
  pagesOf(db, { walletId, seq: -1 }, { walletId, seq: last })

type Place = { walletId: string; seq: number | string }

// `at` is read to the microsecond, though entries are written to the millisecond: no change of it may go unseen.
async function* pagesOf(db: Database, after: Place, last: Place): AsyncGenerator<ChainEntry[]> {
  let from = after
  for (;;) {
    const { rows } = await sql<ChainEntry>`
      select wallet_id as wallet, seq, movement_id as movement, (extract(epoch from at) * 1000)::float8 as at, kind, debit, credit,
        lot_id as lot, amount, balance_after as balance, post_id as post, proposal_id as proposal, hold_id as hold, policy, note
      from ledger_entries
      where (wallet_id, seq) > (${from.walletId}::uuid, ${from.seq}::bigint)
        and (wallet_id, seq) <= (${last.walletId}::uuid, ${last.seq}::bigint)
      order by wallet_id, seq limit ${entriesAtOnce}`.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < entriesAtOnce) return
    const end = rows.at(-1)!
    from = { walletId: end.wallet, seq: end.seq }
  }
}

/** The stored heads of wallets in which something has moved, by wallet, a page at a time. */
export async function* listHeads(db: Database): AsyncGenerator<Head[]> {
  let after = firstId
  for (;;) {
    const { rows } = await headsOf(db, sql`wallet_id > ${after}::uuid and head is not null`)
    if (rows.length > 0) yield rows
    if (rows.length < walletsAtOnce) return
    after = rows.at(-1)!.wallet
  }
}

/** Where one wallet's chain stands, if anything has moved in it. */
export const findHead = async (db: Database, walletId: string): Promise<Head | undefined> =>
  (await headsOf(db, sql`wallet_id = ${walletId} and head is not null`)).rows[0]

const headsOf = (db: Database, which: ReturnType<typeof sql>) =>
  sql<Head>`
    select wallet_id as wallet, coalesce(written.entries, 0)::int as entries, coalesce(written.last, 0) as last, encode(head, 'hex') as head
    from wallets, lateral (
      select count(*) as entries, max(seq) as last from ledger_entries where ledger_entries.wallet_id = wallets.wallet_id
    ) as written
    where ${which}
    order by wallet_id limit ${walletsAtOnce}`.execute(db)

/** The stored heads of these wallets; null for one that has none. */
export async function findHeads(db: Database, walletIds: string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ wallet_id: string; head: string | null }>`
    select wallet_id, encode(head, 'hex') as head from wallets where wallet_id = any(${walletIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ wallet_id, head }) => [wallet_id, head]))
}
