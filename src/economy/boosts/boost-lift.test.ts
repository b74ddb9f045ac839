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
