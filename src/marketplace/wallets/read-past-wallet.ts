import { findHoldsAt } from '#database/wallets/holds'
import { listLotsAt } from '#database/wallets/lots-at'
import { findOwedAt } from '#database/wallets/owed'
import { findMembership } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import { settleWallet } from '#economy/wallets/settle-wallet'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'
import { type Balance, balanceOf } from './read-balance.ts'
import { viewOf, type WalletView } from './read-wallet.ts'

/** A wallet as it was at a past instant, with all that is dated at it: the same whenever it is asked, whatever has been written since. */
export async function readPastWallet(
  app: App,
  walletId: string,
  at: Temporal.Instant,
): Promise<Decision<WalletView & Balance>> {
  if (Temporal.Instant.compare(at, app.clock()) > 0) return refuse('invalid-input', { field: 'at', message: toCome })
  const then = await app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => ({
      // What is on the wallet now holds for what was not settled then: whatever changes it settles it first.
      ...(await findMembership(tx, walletId, at)),
      lots: await listLotsAt(tx, walletId, at),
      holds: await findHoldsAt(tx, walletId, at),
      owed: await findOwedAt(tx, walletId, at),
    }))
  const { wallet } = settleWallet(then, { policyAt: policyFor(app, then), now: at, newId: app.newId })
  return decide({ ...viewOf(wallet, at), ...balanceOf(wallet, at) })
}

const toCome = 'This instant is still to come; only what has been can be looked at.'
