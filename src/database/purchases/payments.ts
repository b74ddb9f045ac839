import { sql } from 'kysely'
import { uuids } from '../arrays.ts'
import type { Tx } from '../open.ts'

export type Payment = { reference: string; walletId: string }

/** In which wallets these payments have bought and were not taken back, by their reference. */
export async function findPayments(tx: Tx, references: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<Payment>`
    select reference, wallet_id as "walletId" from payments where reference = any(${references}::text[])`.execute(tx)
  return new Map(rows.map(({ reference, walletId }) => [reference, walletId]))
}

// Whoever writes the same payment at the same time meets the key and runs again.
export async function insertPayments(tx: Tx, payments: Payment[]): Promise<void> {
  if (payments.length === 0) return
  const sorted = payments.toSorted((a, b) => (a.reference < b.reference ? -1 : 1))
  await sql`
    insert into payments (reference, wallet_id)
    select * from unnest(${sorted.map(({ reference }) => reference)}::text[], ${uuids(sorted.map(({ walletId }) => walletId))})`.execute(
    tx,
  )
}

/** Payments that were taken back from the wallet in which they had bought may buy elsewhere. */
export async function deletePayments(tx: Tx, payments: Payment[]): Promise<void> {
  if (payments.length === 0) return
  await sql`
    delete from payments where (reference, wallet_id) in (
      select * from unnest(${payments.map(({ reference }) => reference)}::text[], ${uuids(payments.map(({ walletId }) => walletId))}))`.execute(
    tx,
  )
}
