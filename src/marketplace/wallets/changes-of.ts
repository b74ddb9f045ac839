import type { WalletRead } from '#database/wallets'
import { nextCycleMs } from '#economy/next-cycle'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'

/** The instants, in epoch milliseconds, at which wallets change by themselves: a lot lapses, a hold times out, a cycle begins. */
export const changesOf = (app: App, wallets: Map<string, WalletRead>): (number | undefined)[] =>
  [...wallets.values()].flatMap(({ wallet }) => [
    nextCycleMs(wallet, policyFor(app, wallet)),
    ...wallet.lots.map(({ lapsesAt }) => lapsesAt?.epochMilliseconds),
    ...wallet.holds.map(({ timesOutAt }) => timesOutAt.epochMilliseconds),
  ])

/** The first of these instants that is still to come. */
export const nextOf = (now: Temporal.Instant, instants: (number | undefined)[]): number =>
  instants.reduce<number>(
    (next, at) => (at !== undefined && at > now.epochMilliseconds && at < next ? at : next),
    Infinity,
  )
