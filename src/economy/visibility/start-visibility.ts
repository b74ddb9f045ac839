import { type Decision, decide, refuse } from '../decision.ts'
import { type MeterReading, meterVisibility } from './meter-visibility.ts'
import type { Meter } from './visibility.ts'
import { mostAWeek } from './visibility-rules.ts'

/**
 * Switching a service on takes its first Connect at once, unless an earlier one still has time left; the ceiling is at least the price.
 *
 * So nobody pays twice for the same hours, however often they switch, and nobody agrees to less than it costs now.
 * On a service that is on already it only changes the ceiling.
 * Whether their own budget allows the Connect is asked of own-limits.ts. Source: ours; A knows the ceiling and the switch.
 */
export function startVisibility(
  before: Meter | undefined,
  { ceiling, ...at }: Omit<MeterReading, 'budget'> & { ceiling: number },
): Decision<Started> {
  const { weekly, now, available } = at
  if (weekly === null) return refuse('visibility-not-offered')
  if (!Number.isSafeInteger(ceiling) || ceiling < 1 || ceiling > mostAWeek)
    return refuse('invalid-input', { field: 'ceiling', message: `A ceiling is a whole number, 1 to ${mostAWeek}.` })
  if (ceiling < weekly) return refuse('ceiling-below-price', { weekly, ceiling })
  if (before?.state === 'on') return decide({ meter: { ...before, ceiling }, connects: 0 })
  const unpaid: Meter = { state: 'paused', ceiling, weekly, countedFrom: now, counted: 0 }
  const { meter, connects, became } = meterVisibility(before ? { ...before, state: 'paused', ceiling } : unpaid, {
    ...at,
    budget: Number.POSITIVE_INFINITY,
  })
  if (became === 'unpaid') return refuse('cannot-pay-visibility', { weekly, available })
  return decide({ meter: { ...meter, state: 'on' }, connects })
}

export type Started = { meter: Meter; connects: number }
