import { sql } from 'kysely'
import type { PaidByPack } from '#economy/purchases/return-first-pack'
import { date, instants, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { FirstPackRow } from '../tables.ts'

export type NewFirstPack = { walletId: string; lotId: string; coversUntil: Temporal.Instant }

export async function insertFirstPacks(tx: Tx, packs: NewFirstPack[]): Promise<void> {
  if (packs.length === 0) return
  const of = <T>(pick: (pack: NewFirstPack) => T): T[] => packs.map(pick)
  await sql`
    insert into first_packs (wallet_id, lot_id, covers_until)
    select * from unnest(${uuids(of(p => p.walletId))}, ${uuids(of(p => p.lotId))}, ${instants(of(p => p.coversUntil))})`.execute(
    tx,
  )
}

/** A first purchase that is not decided, what was bought with it, and whether it was charged back. */
export type OpenPack = {
  walletId: string
  lotId: string
  granted: number
  coversUntil: Temporal.Instant
  revoked: boolean
}

/** The next of them that cover nothing more, in the order of their wallets. */
export async function findOpenPacks(
  db: Database,
  { now, after, most }: { now: Temporal.Instant; after: string | undefined; most: number },
): Promise<OpenPack[]> {
  const { rows } = await sql<{
    wallet_id: string
    lot_id: string
    granted: number
    covers_until: Date
    revoked: boolean
  }>`
    select wallet_id, lot_id, granted, covers_until, revocations.at is not null as revoked
    from first_packs join lots using (wallet_id, lot_id) left join revocations using (wallet_id, lot_id)
    where decided_at is null and covers_until <= ${date(now)}
      and (${after ?? null}::uuid is null or wallet_id > ${after ?? null}::uuid)
    order by wallet_id limit ${most}`.execute(db)
  return rows.map(row => ({
    walletId: row.wallet_id,
    lotId: row.lot_id,
    granted: row.granted,
    coversUntil: row.covers_until.toTemporalInstant(),
    revoked: row.revoked,
  }))
}

/** Whose first purchase may still bring something back. */
export async function findUndecidedPacks(db: Database, walletIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ wallet_id: string }>`
    select wallet_id from first_packs where wallet_id = any(${uuids(walletIds)}) and decided_at is null`.execute(db)
  return new Set(rows.map(row => row.wallet_id))
}

/** When the next first purchase stops to cover what is sent, after an instant. */
export async function nextPackEnd(db: Database, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(covers_until) as at from first_packs where decided_at is null and covers_until > ${date(after)}`.execute(
    db,
  )
  return rows[0]!.at?.toTemporalInstant()
}

export type PaidProposal = PaidByPack & { walletId: string; postId: string }

/** What these purchases have paid for proposals that were sent in time; what had come back into a lot of its own is theirs too. */
export async function findPaidByPacks(db: Database, packs: OpenPack[]): Promise<PaidProposal[]> {
  const { rows: charges } = await sql<{ wallet_id: string; post_id: string; proposal_id: string; connects: number }>`
    select entry.wallet_id, entry.post_id, entry.proposal_id, sum(amount)::int as connects
    from unnest(
        ${uuids(packs.map(({ walletId }) => walletId))}, ${uuids(packs.map(({ lotId }) => lotId))},
        ${instants(packs.map(({ coversUntil }) => coversUntil))}
      ) as pack (wallet_id, lot_id, covers_until)
      join lots on lots.wallet_id = pack.wallet_id and pack.lot_id in (lots.lot_id, lots.origin_lot_id)
      join ledger_entries as entry on entry.wallet_id = lots.wallet_id and entry.lot_id = lots.lot_id
    where entry.kind = 'proposal' and entry.at < pack.covers_until
    group by entry.wallet_id, entry.post_id, entry.proposal_id`.execute(db)
  // By post and freelancer, as they are keyed: proposals may lie on another server than wallets.
  const { rows } = await sql<Omit<PaidByPack, 'ofPack'>>`
    select proposal_id as "proposalId", state, price, returned from proposals
    where (post_id, freelancer_id) in (
      select * from unnest(${uuids(charges.map(row => row.post_id))}, ${uuids(charges.map(row => row.wallet_id))}))`.execute(
    db,
  )
  const found = new Map(rows.map(row => [row.proposalId, row]))
  return charges.map(({ wallet_id: walletId, post_id: postId, proposal_id: id, connects: ofPack }) => ({
    ...found.get(id)!,
    walletId,
    postId,
    ofPack,
  }))
}

/** Decides a first purchase that is not decided yet. Answers whether it was not: another process may have been first. */
export async function decidePack(
  tx: Tx,
  { walletId, won, returned }: { walletId: string; won: boolean; returned: number },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update first_packs set decided_at = ${date(now)}, won = ${won}, returned = ${returned}
    where wallet_id = ${walletId} and decided_at is null returning 1`.execute(tx)
  return rows.length === 1
}

type DecidedPack = Omit<FirstPackRow, 'returned'> & { granted: number; returned: number; revoked: boolean }

/** The first purchase of a wallet that its policy makes a promise of, if there is one. */
export async function findFirstPack(db: Database, walletId: string): Promise<DecidedPack | undefined> {
  const { rows } = await sql<DecidedPack>`
    select first_packs.*, granted, revocations.at is not null as revoked
    from first_packs join lots using (wallet_id, lot_id) left join revocations using (wallet_id, lot_id)
    where wallet_id = ${walletId}`.execute(db)
  return rows[0]
}
