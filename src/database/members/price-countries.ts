import { sql } from 'kysely'
import type { Tx } from '../open.ts'

/** Kept where an operator has said that somebody's prices are those of no country: naming one later changes that as little as any other. */
const nowhere = ''

/** A wallet that has no country yet has the prices of this one from now on. */
export async function nameCountry(tx: Tx, walletId: string, country: string): Promise<void> {
  await sql`update wallets set price_country = ${country} where wallet_id = ${walletId} and price_country is null`.execute(
    tx,
  )
}

/** Locks a wallet and answers whose prices it has; undefined where there is none. */
export async function lockCountry(tx: Tx, walletId: string): Promise<{ country: string | null } | undefined> {
  const { rows } = await sql<{ country: string | null }>`
    update wallets set price_country = price_country where wallet_id = ${walletId} returning nullif(price_country, ${nowhere}) as country`.execute(
    tx,
  )
  return rows[0]
}

export async function saveCountry(tx: Tx, walletId: string, country: string | null): Promise<void> {
  await sql`update wallets set price_country = ${country ?? nowhere} where wallet_id = ${walletId}`.execute(tx)
}
