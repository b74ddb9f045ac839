import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, noon } from '#tests/builders'
import type { Price } from './price-of.ts'
import { quotedPrice, quotePrice } from './quote-price.ts'

const version = { id: 'v1', policy: earnest }
const price = (connects: number): Price => ({ connects, because: [{ connects, text: 'Any budget' }] })
const after = (minutes: number) => ({ version, now: noon.add({ seconds: Math.floor(60 * minutes) }) })

test('a price that was shown is the price that is paid for as long as the policy says, also where it has risen meanwhile', () => {
  const { quote, price: shown } = quotePrice(price(4), undefined, after(0))
  expect([shown.connects, quote.holdsUntil]).toEqual([4, noon.add({ minutes: 30 })])
  const risen = (minutes: number) => quotedPrice(price(6), 4, { quote, at: after(minutes) })
  expect(risen(29.9)).toEqual({
    connects: 4,
    because: [
      { connects: 6, text: 'Any budget' },
      { connects: -2, text: 'As you were shown it before' },
    ],
  })
  expect(risen(30).connects).toBe(6)
})

test('who confirms the price they were shown pays it also where it has fallen, and who looks again pays less', () => {
  const { quote } = quotePrice(price(4), undefined, after(0))
  expect(quotedPrice(price(3), 4, { quote, at: after(1) }).connects).toBe(4)
  const again = quotePrice(price(3), quote, after(1))
  expect([again.price.connects, again.quote.connects]).toEqual([3, 3])
})

test('looking again does not prolong a quote that is below the price of now, and begins another where it is not', () => {
  const { quote } = quotePrice(price(4), undefined, after(0))
  expect(quotePrice(price(6), quote, after(20))).toMatchObject({ price: { connects: 4 }, quote })
  expect(quotePrice(price(4), quote, after(20)).quote.holdsUntil).toEqual(noon.add({ minutes: 50 }))
  expect(quotePrice(price(6), quote, after(30)).price.connects).toBe(6)
})

test('a quote ends with the version of the policy it was given under', () => {
  const { quote } = quotePrice(price(4), undefined, after(0))
  const at = { version: { ...version, id: 'v2' }, now: noon }
  expect(quotedPrice(price(6), 4, { quote, at }).connects).toBe(6)
  expect(quotePrice(price(6), quote, at).price.connects).toBe(6)
})

test('however a price moves, what is shown is paid within its time, it is never above the price of now, and its lines add up', () => {
  const looks = fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(looks, fc.nat(29), fc.nat(20), (looks, wait, later) => {
      let [now, quote] = [0, undefined as Parameters<typeof quotePrice>[1]]
      for (const [minutes, connects] of looks) {
        now += minutes
        const told = quotePrice(price(connects), quote, after(now))
        quote = told.quote
        expect(told.price.connects).toBeLessThanOrEqual(connects)
        expect(told.price.because.reduce((sum, line) => sum + line.connects, 0)).toBe(told.price.connects)
        const left = quote.holdsUntil.since(noon).total('minutes') - now
        const paid = quotedPrice(price(later), told.price.connects, {
          quote,
          at: after(now + Math.min(wait, left - 0.5)),
        })
        expect(paid.connects).toBe(told.price.connects)
      }
    }),
  )
})
