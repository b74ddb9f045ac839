import type { Policy } from '../policy/policy.ts'
import { burn } from './burn.ts'
import type { Wallet } from './wallet.ts'

type Paying = { price: number; endsAt: Temporal.Instant; now: Temporal.Instant }

/** How many of the Connects that would pay a price lapse before its post ends, so that what comes back after `from` may be lost. */
export function lostIfLate(
  wallet: Wallet,
  { price, endsAt, now }: Paying,
  { lots, returns }: Policy,
): { connects: number; from: Temporal.Instant } | undefined {
  if (returns.intoLapsedLot.rule !== 'lapse') return undefined
  const lapses = new Map(wallet.lots.map(({ id, lapsesAt }) => [id, lapsesAt]))
  const early = (burn(wallet, price, { order: lots.burnOrder, now }) ?? []).flatMap(({ lotId, amount }) => {
    const at = lapses.get(lotId)
    return at && Temporal.Instant.compare(at, endsAt) <= 0 ? [{ at, amount }] : []
  })
  if (early.length === 0) return undefined
  const [from] = early.map(({ at }) => at).sort(Temporal.Instant.compare)
  return { connects: early.reduce((sum, { amount }) => sum + amount, 0), from: from! }
}
