import type { Policy } from '#economy/policy/policy'
import { priceList } from '#economy/purchases/price-list'
import type { Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'

/** The policy that holds for a wallet, at any instant, with the prices of its country. */
export const policyFor =
  ({ policies }: App, { openedAt, country }: Pick<Wallet, 'openedAt' | 'country'>) =>
  (at: Temporal.Instant): Policy =>
    priceList(policies.at(at, openedAt).policy, country)
