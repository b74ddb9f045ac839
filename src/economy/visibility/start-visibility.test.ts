import { expect, test } from 'vitest'
import { noon } from '#tests/builders'
import { startVisibility } from './start-visibility.ts'
import { stopVisibility } from './stop-visibility.ts'
import { isShown, type Meter } from './visibility.ts'

const at = (hours: number, about: object = {}) => ({
  weekly: 4,
  ceiling: 6,
  graceMinutes: 5,
  available: 40,
  now: noon.add({ hours }),
  ...about,
})
const started = (before: Meter | undefined, ...asked: Parameters<typeof at>) => {
  const decision = startVisibility(before, at(...asked))
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.value
}

test('switching a service on takes its first Connect at once, unless an earlier one still has time left; the ceiling is at least the price', () => {
  const first = started(undefined, 0)
  expect(first).toMatchObject({ connects: 1, meter: { state: 'on', ceiling: 6, counted: 1, countedFrom: noon } })
  expect(started(stopVisibility(first.meter), 41)).toEqual({ connects: 0, meter: first.meter })
  expect(started(stopVisibility(first.meter), 43)).toMatchObject({
    connects: 1,
    meter: { counted: 1, countedFrom: noon.add({ hours: 43 }) },
  })
  const refused = (about: object) => startVisibility(undefined, at(0, about))
  expect(refused({ ceiling: 3 })).toMatchObject({ refusal: { code: 'ceiling-below-price' } })
  for (const ceiling of [0, 4.5, 10_081, Number.NaN])
    expect(refused({ ceiling })).toMatchObject({ refusal: { code: 'invalid-input', facts: { field: 'ceiling' } } })
  expect(refused({ weekly: null })).toMatchObject({ refusal: { code: 'visibility-not-offered' } })
  expect(refused({ available: 0 })).toMatchObject({ refusal: { code: 'cannot-pay-visibility' } })
})

test('on what is on already it only changes the ceiling', () => {
  const { meter } = started(undefined, 0)
  expect(started(meter, 1, { ceiling: 9 })).toEqual({ connects: 0, meter: { ...meter, ceiling: 9 } })
})

test('switched off, a service is hidden at once and charges nothing more; what its last Connect has left counts when it is switched on again', () => {
  const { meter } = started(undefined, 0)
  const off = stopVisibility(meter)
  const now = noon.add({ hours: 1 })
  expect([meter, off].map(one => isShown(one, { graceMinutes: 5, now }))).toEqual([true, false])
  expect(started(off, 2, { available: 0 })).toEqual({ connects: 0, meter })
})
