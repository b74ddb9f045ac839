import { findWallet, noWallet } from '#database/wallets/wallets'
import type { HoldMoved } from '#economy/holds/release-hold'
import { settleWallet } from '#economy/wallets/settle-wallet'
import type { Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'

/** A wallet as it is now, what has happened in it that nobody has written down yet, and how it is stored. */
export type SettledWallet = { now: Temporal.Instant; wallet: Wallet; unwritten: HoldMoved[]; stored: Wallet }

/** Reads a wallet for looking at it. No balance waits for a job: what is due by now has happened. */
export async function findSettledWallet(app: App, walletId: string, whole = false): Promise<SettledWallet> {
  const found = await findWallet(app.db, walletId, whole)
  const now = app.clock()
  const stored = found ?? noWallet(walletId, now)
  const { wallet, happened } = settleWallet(stored, { policyAt: policyFor(app, stored), now, newId: app.newId })
  return { now, wallet, unwritten: happened, stored }
}
