import { nextCycle } from '#economy/plans/next-cycle'
import { changeOf, type Movement, type Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'
import { foresee } from '../wallets/foresee.ts'

/** When a wallet's next cycle begins, how many Connects it will take because they are above the cap, and how many it will bring. */
export type ForeseenCycle = { at: Temporal.Instant; forfeited: number; granted: number }

/** `wallet` as it is now, with all that has happened. */
export function foreseeCycle(app: App, wallet: Wallet): ForeseenCycle {
  const at = nextCycle(wallet, policyFor(app, wallet))
  const then = foresee(app, wallet, at)
    .map(({ movement }) => movement)
    .filter(movement => Temporal.Instant.compare(movement.at, at) === 0)
  const sum = (kind: Movement['kind']) =>
    then.reduce((sum, movement) => (movement.kind === kind ? sum + changeOf('available', movement) : sum), 0)
  return { at, forfeited: -sum('forfeited') || 0, granted: sum('granted') }
}
