import type { HoldMoved } from '#economy/holds/release-hold'
import { settleWallet } from '#economy/wallets/settle-wallet'
import type { Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'

/** What will happen in a wallet by itself until an instant, if its owner does nothing: by the rules that do it then. */
export const foresee = (app: App, wallet: Wallet, until: Temporal.Instant): HoldMoved[] =>
  settleWallet(wallet, { policyAt: policyFor(app, wallet), now: until, newId: app.newId }).happened
