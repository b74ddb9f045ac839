import { sql } from 'kysely'
import type { Limits, Spending } from '#economy/limits/own-limits'
import type { MovementKind } from '#economy/wallets/wallet'
import { date, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

/** What has left these wallets since an instant for good or into holds, and what came back since, movement by movement in their order. */
export async function listSpending(
  db: Database,
  walletIds: string[],
  since: Temporal.Instant,
): Promise<Map<string, (Spending & { at: Temporal.Instant })[]>> {
  const { rows } = await sql<SpendingRow>`
    select wallet_id, at, kind, proposal_id, hold_id, sum(case when debit = 'available' then amount else -amount end)::int as connects
    from ledger_entries
    where wallet_id = any(${uuids(walletIds)}) and at >= ${date(since)}
      and (debit = 'available' and credit in ('burnt', 'held') or credit = 'available' and debit <> 'issued')
    group by wallet_id, movement_id, at, kind, proposal_id, hold_id
    order by min(seq)`.execute(db)
  const found = new Map<string, (Spending & { at: Temporal.Instant })[]>(walletIds.map(id => [id, []]))
  for (const { wallet_id, at, kind, proposal_id: proposalId, hold_id, connects } of rows)
    found
      .get(wallet_id)!
      .push({ at: at.toTemporalInstant(), kind, proposalId, ...(hold_id && { holdId: hold_id }), connects })
  return found
}

type SpendingRow = {
  wallet_id: string
  at: Date
  kind: MovementKind
  proposal_id: string | null
  hold_id: string | null
  connects: number
}

/** Writes the limits of a locked wallet; null where there are none. */
export async function saveLimits(tx: Tx, walletId: string, limits: Limits | null): Promise<void> {
  await sql`
    update wallets set limits = ${limits && JSON.stringify(limits)}::jsonb where wallet_id = ${walletId}`.execute(tx)
}
