import type { Policy } from '#economy/policy'
import type { Wallet } from '#economy/wallet'
import type { App } from '../app.ts'

/** The policy that holds for a wallet, at any instant. */
export const policyFor =
  ({ policies }: App, { openedAt }: Pick<Wallet, 'openedAt'>) =>
  (at: Temporal.Instant): Policy =>
    policies.at(at, openedAt).policy
