import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, noon } from '#tests/builders'
import { type MeterReading, meterVisibility } from './meter-visibility.ts'
import { startVisibility } from './start-visibility.ts'
import { stopVisibility } from './stop-visibility.ts'
import { isShown, type Meter, paidUntil, weeklyPrice } from './visibility.ts'

const hour = 3_600_000
const week = 168 * hour
const after = (milliseconds: number) => noon.add({ milliseconds })
const reading = (milliseconds: number, about: Partial<MeterReading> = {}): MeterReading => ({
  weekly: 4,
  graceMinutes: 5,
  available: 40,
  budget: Number.POSITIVE_INFINITY,
  now: after(milliseconds),
  ...about,
})
const meter = (about: Partial<Meter> = {}): Meter => ({
  state: 'on',
  ceiling: 4,
  weekly: 4,
  countedFrom: noon,
  counted: 1,
  ...about,
})
const until = (one: Meter) => paidUntil(one).epochMilliseconds - noon.epochMilliseconds

test('a badge or a boosted profile is paid ahead, one Connect for every 168 hours divided by its weekly price, and only for time in which it is shown', () => {
  expect(until(meter())).toBe(42 * hour)
  expect(meterVisibility(meter(), reading(42 * hour - 1))).toEqual({ meter: meter(), connects: 0 })
  const charged = meterVisibility(meter(), reading(42 * hour + 59_000))
  expect(charged).toEqual({ meter: meter({ counted: 2 }), connects: 1 })
  expect(until(charged.meter)).toBe(84 * hour)
  const late = meterVisibility(meter(), reading(50 * hour))
  expect([late.connects, until(late.meter)]).toEqual([1, 92 * hour])
})

test('what the badge costs a week moves in steps with how many wear it, if the policy says so; each Connect is charged by the step at which it falls due', () => {
  const availabilityBadge = {
    weekly: 4,
    demand: [
      { from: 100, weekly: 6 },
      { from: 500, weekly: 9 },
    ],
  }
  const moving = { ...earnest, visibility: { ...earnest.visibility, availabilityBadge } }
  const at = (wearing: number) => weeklyPrice(moving, 'availability-badge', wearing)
  expect([0, 99, 100, 499, 500, 9_000].map(at)).toEqual([4, 4, 6, 6, 9, 9])
  expect(weeklyPrice(moving, 'boosted-profile', 9_000)).toBe(12)
  const dearer = meterVisibility(meter({ ceiling: 9 }), reading(42 * hour, { weekly: at(100) }))
  expect([dearer.connects, until(dearer.meter)]).toEqual([1, 70 * hour])
  const off = { ...moving, visibility: { ...moving.visibility, availabilityBadge: null } }
  expect(weeklyPrice(off, 'availability-badge', 100)).toBeNull()
})

test('a price that does not divide a week loses no millisecond over the weeks', () => {
  expect(until(meter({ weekly: 7, counted: 3 }))).toBe(72 * hour)
  expect(until(meter({ weekly: 11, counted: 1 }))).toBe(Math.ceil(week / 11))
  expect(until(meter({ weekly: 11, counted: 11 * 1000 }))).toBe(1000 * week)
})

test('a new price counts from the next Connect on', () => {
  const { meter: after, connects } = meterVisibility(meter({ ceiling: 9 }), reading(42 * hour, { weekly: 8 }))
  expect([connects, until(after)]).toEqual([1, (42 + 21) * hour])
})

test('above the ceiling it pauses and charges nothing, and goes on from then when the price allows it', () => {
  const paused = meterVisibility(meter(), reading(42 * hour, { weekly: 5 }))
  expect(paused).toEqual({ meter: meter({ state: 'paused' }), connects: 0, became: 'paused' })
  expect(meterVisibility(paused.meter, reading(60 * hour, { weekly: 5 }))).toEqual({ meter: paused.meter, connects: 0 })
  const again = meterVisibility(paused.meter, reading(100 * hour))
  expect([again.connects, again.became, again.meter.state, until(again.meter)]).toEqual([
    1,
    'resumed',
    'on',
    142 * hour,
  ])
})

test('past its owner’s monthly budget it pauses and says so, and goes on when the budget allows it', () => {
  const paused = meterVisibility(meter(), reading(42 * hour, { budget: 0 }))
  expect(paused).toEqual({ meter: meter({ state: 'paused' }), connects: 0, became: 'over-budget' })
  expect(meterVisibility(paused.meter, reading(60 * hour, { budget: 0 }))).toEqual({ meter: paused.meter, connects: 0 })
  expect(meterVisibility(paused.meter, reading(100 * hour, { budget: 1 }))).toMatchObject({
    connects: 1,
    became: 'resumed',
  })
  const often = meter({ weekly: 10_080, ceiling: 10_080 })
  const some = meterVisibility(often, reading(4 * 60_000, { weekly: 10_080, budget: 2 }))
  expect(some).toMatchObject({ connects: 2, became: 'over-budget', meter: { state: 'paused' } })
  expect(meterVisibility(meter(), reading(42 * hour, { budget: 0, available: 0 })).became).toBe('unpaid')
})

test('with no Connect left, or no longer offered, it goes off and charges nothing', () => {
  const at = 42 * hour
  expect(meterVisibility(meter(), reading(at, { available: 0 }))).toMatchObject({ connects: 0, became: 'unpaid' })
  expect(meterVisibility(meter(), reading(at, { weekly: null }))).toMatchObject({ connects: 0, became: 'not-offered' })
  const often = meter({ weekly: 10_080, ceiling: 10_080 })
  const few = meterVisibility(often, reading(4 * 60_000, { weekly: 10_080, available: 2 }))
  expect(few).toMatchObject({ connects: 2, became: 'unpaid', meter: { state: 'off' } })
})

type Step = { wait: number } & (
  | { do: 'charge' | 'stop' | 'look' }
  | { do: 'start'; ceiling: number }
  | { do: 'price'; weekly: number }
)

const anyStep: fc.Arbitrary<Step> = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 60 * hour }), fc.constant(24 * hour)),
    fc.oneof(
      fc.constant({ do: 'charge' as const }),
      fc.constant({ do: 'charge' as const }),
      fc.constant({ do: 'stop' as const }),
      fc.integer({ min: 1, max: 40 }).map(ceiling => ({ do: 'start' as const, ceiling })),
      fc.integer({ min: 1, max: 40 }).map(weekly => ({ do: 'price' as const, weekly })),
    ),
  )
  .map(([wait, what]) => ({ wait, ...what }))

test('whatever is switched and however late it is charged: never more than the price of the time and the first, nor than the ceiling a week, nor than there is', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), fc.integer({ min: 0, max: 60 }), (steps, means) => {
      let [at, weekly, left, ceiling] = [0, 7, means, 0]
      let one: Meter | undefined
      let highest = { price: 0, ceiling: 0 }
      const due: number[] = []
      const first: number[] = []
      const take = (next: Meter, connects: number) => {
        for (let k = connects; k > 0; k--) due.push(until({ ...next, counted: next.counted - k }))
        if (connects > 0) first.push(at)
        left -= connects
        one = next
      }
      for (const step of steps) {
        at += step.wait
        const now = reading(at, { weekly, available: left })
        if (step.do === 'price') weekly = step.weekly
        if (step.do === 'stop' && one) one = stopVisibility(one)
        if (step.do === 'start') {
          const started = startVisibility(one, { ...now, ceiling: step.ceiling })
          if (started.ok) {
            ceiling = step.ceiling
            take(started.value.meter, started.value.connects)
          }
        }
        if (step.do === 'charge' && one) {
          const { meter: next, connects } = meterVisibility(one, now)
          if (connects > 0) expect(weekly).toBeLessThanOrEqual(ceiling)
          take(next, connects)
        }
        highest = { price: Math.max(highest.price, weekly), ceiling: Math.max(highest.ceiling, ceiling) }
        expect(left).toBeGreaterThanOrEqual(0)
        if (one?.state === 'on' && isShown(one, now)) expect(due.length).toBeGreaterThan(0)
      }
      const elapsed = first.length ? at - first[0]! : 0
      expect(due.length).toBeLessThanOrEqual(
        Number(first.length > 0) + (elapsed * Math.min(highest.price, highest.ceiling)) / week,
      )
      for (const from of due)
        expect(due.filter(instant => instant >= from && instant < from + week).length).toBeLessThanOrEqual(
          highest.ceiling,
        )
      expect(due).toEqual(due.toSorted((a, b) => a - b))
    }),
    { numRuns: 500 },
  )
})
