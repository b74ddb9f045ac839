import { whyFrozenNow } from '#economy/agencies/freeze-pool'
import { refusalText } from '#economy/refusal-text'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'

/** Why nothing of an agency's pool can be used now, or null where it can. */
export async function readFrozen(app: App, agencyId: string): Promise<string | null> {
  const { wallet, now } = await findSettledWallet(app, agencyId)
  const frozen = whyFrozenNow(wallet, policyFor(app, wallet)(now))
  return frozen && !frozen.ok ? refusalText(frozen.refusal) : null
}
