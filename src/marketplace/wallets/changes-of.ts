import type { WalletRead } from '#database/wallets/wallets'
import { nextInterval } from '#economy/plans/drip'
import { nextCycleMs } from '#economy/plans/next-cycle'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'

/** The instants, in epoch milliseconds, at which wallets or their rules change by themselves: a lot lapses, a hold times out, a cycle begins, a Connect drips, another version holds. */
export const changesOf = (
  app: App,
  wallets: Map<string, WalletRead>,
  now: Temporal.Instant,
): (number | undefined)[] => [
  ...app.policies.versions().flatMap(({ from, keeps }) => [from, ...keeps.map(({ until }) => until)].map(toMs)),
  ...[...wallets.values()].flatMap(({ wallet }) => [
    nextCycleMs(wallet, policyFor(app, wallet)),
    nextInterval(wallet, policyFor(app, wallet), now)?.epochMilliseconds,
    ...wallet.lots.map(({ lapsesAt }) => lapsesAt?.epochMilliseconds),
    ...wallet.holds.map(({ timesOutAt }) => timesOutAt.epochMilliseconds),
  ]),
]

const toMs = ({ epochMilliseconds }: Temporal.Instant): number => epochMilliseconds

/** The first of these instants that is still to come. */
export const nextOf = (now: Temporal.Instant, instants: (number | undefined)[]): number =>
  instants.reduce<number>(
    (next, at) => (at !== undefined && at > now.epochMilliseconds && at < next ? at : next),
    Infinity,
  )
