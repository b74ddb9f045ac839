import { isShown, type Meter, paidUntil } from './visibility.ts'

/**
 * A badge or a boosted profile is paid ahead, one Connect for every 168 hours divided by its weekly price, and only for time in which it is shown.
 *
 * The first Connect is due on switching on, the k-th after it k × 168 / price hours later, in whole milliseconds. It is
 * written within a minute of that. Where nobody wrote it for longer than the grace, it was not shown meanwhile and the
 * next one counts from now. A new price counts from the next Connect on; above its owner's ceiling the service pauses,
 * charges nothing and goes on by itself when the price allows it, and the same past their own monthly budget and while
 * the pool it is paid from is frozen; with no Connect left it goes off, never below zero.
 * Source: A for the metering and the ceiling; paying ahead and the rest are ours: nobody owes for time that is gone.
 */
export function meterVisibility(before: Meter, at: MeterReading): Metered {
  const { weekly, available, budget, frozen = false, now } = at
  if (before.state === 'off' || !isDue(before, now)) return { meter: before, connects: 0 }
  if (weekly === null) return { meter: { ...before, state: 'off' }, connects: 0, became: 'not-offered' }
  if (frozen) return pause(before, 'frozen')
  if (weekly > before.ceiling) return pause(before, 'paused')
  let meter = before
  let connects = 0
  while (isDue(meter, now) && connects < Math.min(available, budget)) {
    meter = withNext(meter, { ...at, weekly })
    connects++
  }
  if (isDue(meter, now) && connects < available) return { ...pause(meter, 'over-budget'), connects }
  if (isDue(meter, now)) return { meter: { ...meter, state: 'off' }, connects, became: 'unpaid' }
  return before.state === 'paused' ? { meter, connects, became: 'resumed' } : { meter, connects }
}

/** `weekly` is null where the service may not be shown; `available` is what the wallet can spend, `budget` what its owner allows themselves yet, `frozen` where nothing of the pool may be spent. */
export type MeterReading = {
  weekly: number | null
  graceMinutes: number
  available: number
  budget: number
  frozen?: boolean
  now: Temporal.Instant
}
/** `became`: what its owner should hear of. */
export type Metered = {
  meter: Meter
  connects: number
  became?: 'paused' | 'over-budget' | 'frozen' | 'resumed' | 'unpaid' | 'not-offered'
}

const isDue = (meter: Meter, now: Temporal.Instant): boolean => Temporal.Instant.compare(paidUntil(meter), now) <= 0

const pause = (before: Meter, became: 'paused' | 'over-budget' | 'frozen'): Metered =>
  before.state === 'paused'
    ? { meter: before, connects: 0 }
    : { meter: { ...before, state: 'paused' }, connects: 0, became }

/** The meter with one Connect more: counted on where it was shown until now, else from now. */
function withNext(meter: Meter, { weekly, graceMinutes, now }: MeterReading & { weekly: number }): Meter {
  const from = isShown(meter, { graceMinutes, now }) ? paidUntil(meter) : now
  if (weekly === meter.weekly && Temporal.Instant.compare(from, paidUntil(meter)) === 0)
    return { ...meter, state: 'on', counted: meter.counted + 1 }
  return { ...meter, state: 'on', weekly, countedFrom: from, counted: 1 }
}
