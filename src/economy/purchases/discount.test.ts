import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, earnest, noon } from '#tests/builders'
import { type Discount, discounted, discountWords, nextDiscount, offWords, usedDiscount } from './discount.ts'

const off = (percentOff: number, about: Partial<Discount> = {}): Discount => ({
  ...{ code: `OFF-${percentOff}`, percentOff, until: days(7) },
  ...about,
})
const used = (paid: object, claimed: Discount[], now = noon) =>
  usedDiscount({ connects: 10, cents: 120, currency: 'USD', ...paid }, { claimed, policy: earnest }, now)?.code

test('a discount takes whole percents off the price of one purchase, rounded up to the whole cent; of several the largest counts, and they never add up', () => {
  expect([20, 33, 99, 100].map(percentOff => discounted(150, { percentOff }))).toEqual([120, 101, 2, 0])
  expect(nextDiscount([off(10), off(30), off(20)], noon)).toEqual(off(30))
  const sooner = off(30, { code: 'SOONER', until: days(1) })
  expect(nextDiscount([off(30), sooner, off(20)], noon)).toEqual(sooner)
  expect(nextDiscount([off(30), sooner], days(1))).toEqual(off(30))
  expect(nextDiscount([sooner], days(1))).toBeUndefined()
  expect(nextDiscount([], noon)).toBeUndefined()
})

test('a discount is used up once, by the purchase that names it or was paid at its price, before the end it was claimed with', () => {
  const claimed = [off(20), off(50)]
  expect(used({}, claimed)).toBe('OFF-20')
  expect(used({ cents: 75 }, claimed)).toBe('OFF-50')
  expect(used({ code: ' off-50 ' }, claimed)).toBe('OFF-50')
  expect(used({ connects: 7, cents: 3, currency: 'EUR', code: 'OFF-20' }, claimed)).toBe('OFF-20')
  expect(used({ code: 'OFF-30' }, claimed)).toBeUndefined()
  for (const paid of [{ cents: 150 }, { cents: 119 }, { connects: 11 }, { currency: 'EUR' }])
    expect(used(paid, claimed)).toBeUndefined()
  expect(used({}, claimed, days(7))).toBeUndefined()
  expect(used({ code: 'OFF-20' }, claimed, days(7))).toBeUndefined()
  expect(used({ cents: 0 }, [off(100)])).toBe('OFF-100')
})

test('whatever the price and the percent, what is paid is never below nothing or above the price, and more off costs no more', () => {
  const cents = fc.nat(2_000_000_000)
  const percent = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(cents, cents, percent, percent, (price, other, percentOff, more) => {
      const paid = discounted(price, { percentOff })
      expect(Number.isSafeInteger(paid) && paid >= 0 && paid <= price).toBe(true)
      expect(100 * paid).toBeGreaterThanOrEqual(price * (100 - percentOff))
      expect(100 * (paid - 1)).toBeLessThan(Math.max(1, price * (100 - percentOff)))
      if (more >= percentOff) expect(discounted(price, { percentOff: more })).toBeLessThanOrEqual(paid)
      if (other >= price) expect(discounted(other, { percentOff })).toBeGreaterThanOrEqual(paid)
    }),
  )
})

test('whatever was claimed, a bundle paid at the price that is shown uses up a discount of that percent', () => {
  const discounts = fc.array(fc.record({ percentOff: fc.integer({ min: 1, max: 100 }), ends: fc.nat(4) }), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(discounts, fc.nat(4), (given, bundle) => {
      const claimed = given.map(({ percentOff, ends }, i) => off(percentOff, { code: `C-${i}`, until: days(ends) }))
      const { connects, cents } = earnest.bundles[bundle]!
      const shown = nextDiscount(claimed, days(2))
      const paid = shown ? discounted(cents, shown) : cents
      const found = usedDiscount({ connects, cents: paid, currency: 'USD' }, { claimed, policy: earnest }, days(2))
      expect(found?.percentOff).toBe(shown?.percentOff)
    }),
  )
})

test('what a discount does is said with the price before it', () => {
  expect(discountWords(150, { currency: 'USD', code: 'SPRING', percentOff: 20 })).toBe('$1.50; −20%: code SPRING')
  expect(offWords(off(20))).toBe('20% off your next purchase before 8 May 2026 at 12:00 UTC')
})
