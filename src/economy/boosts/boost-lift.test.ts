import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boostLift } from './boost-lift.ts'

test("The lift of boosting is the share among boosted places less the share among those of placebo auctions, with Newcombe's interval.", () => {
  // Newcombe 1998, table II, case (a): 56/70 against 48/80, method 10.
  const lift = boostLift({ n: 70, hits: 56 }, { n: 80, hits: 48 })!
  expect(lift.difference).toBeCloseTo(0.2, 10)
  expect(lift.interval.from).toBeCloseTo(0.0524, 4)
  expect(lift.interval.to).toBeCloseTo(0.3339, 4)
  expect(lift.telling).toBe(true)
})

test('how many percent more often has an interval of its own, and is told where the difference is', () => {
  // 0.8 / 0.6; log interval: exp(ln 4/3 ± 1.96 · sqrt(1/56 − 1/70 + 1/48 − 1/80)).
  const { relative } = boostLift({ n: 70, hits: 56 }, { n: 80, hits: 48 })!
  expect(relative!.lift).toBeCloseTo(1 / 3, 10)
  expect(relative!.interval.from).toBeCloseTo(0.0766, 4)
  expect(relative!.interval.to).toBeCloseTo(0.6512, 4)
  expect(boostLift({ n: 70, hits: 40 }, { n: 80, hits: 48 })!.relative).toBeNull()
  expect(boostLift({ n: 70, hits: 40 }, { n: 80, hits: 0 })!.relative).toBeNull()
})

test('few places tell nothing, however different they look', () => {
  expect(boostLift({ n: 3, hits: 3 }, { n: 1, hits: 0 })!.telling).toBe(false)
})

test('without places on one side there is no lift', () => {
  expect(boostLift({ n: 0, hits: 0 }, { n: 10, hits: 3 })).toBeNull()
})

test('the interval holds the difference and stays within what a difference can be', () => {
  const share = fc
    .integer({ min: 1, max: 500 })
    .chain(n => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }))
  fc.assert(
    fc.property(share, share, (boosted, placebo) => {
      const { difference, interval } = boostLift(boosted, placebo)!
      expect(interval.from).toBeLessThanOrEqual(difference + 1e-9)
      expect(interval.to).toBeGreaterThanOrEqual(difference - 1e-9)
      expect(interval.from).toBeGreaterThanOrEqual(-1 - 1e-9)
      expect(interval.to).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
