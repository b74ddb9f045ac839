import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, noon } from '#tests/builders'
import { fixed } from '#tests/member-facts'
import type { Policy } from '../policy/policy.ts'
import { priceOf } from './price-of.ts'
import { quotedPrice, quotePrice } from './quote-price.ts'

const free = (firstFree: number): Policy => ({ ...earnest, price: { ...earnest.price, firstFree } })
const post = (proposals: number, invited = false) => ({ ...fixed(450_00), proposals, invited })
const at = (policy: Policy) => ({ version: { id: 'v1', policy }, now: noon })

test('the first to propose to a post, or as many as the policy says, pay nothing; a place among them is promised to nobody', () => {
  const costs = (places: number) => [0, 1, 2, 3].map(proposals => priceOf(post(proposals), free(places)).connects)
  expect([costs(0), costs(1), costs(3)]).toEqual([
    [4, 4, 4, 4],
    [0, 4, 4, 4],
    [0, 0, 0, 4],
  ])
  const { price, quote } = quotePrice(priceOf(post(0), free(1)), undefined, at(free(1)))
  expect([price.connects, price.otherwise?.connects, quote.connects]).toEqual([0, 4, 4])
  const pays = (proposals: number, shown: number) =>
    quotedPrice(priceOf(post(proposals), free(1)), shown, { quote, at: at(free(1)) }).connects
  expect([pays(0, 0), pays(1, 0), pays(1, 4)]).toEqual([0, 4, 4])
})

test('its line says so, and who was invited is told the price of an invitation', () => {
  const lines = (places: number, invited = false) => priceOf(post(0, invited), free(places)).because.slice(2)
  expect(lines(1)).toEqual([{ connects: -4, text: 'First to propose' }])
  expect(lines(3)).toEqual([{ connects: -4, text: 'Among the first 3 to propose' }])
  expect(lines(1, true)).toEqual([{ connects: -4, text: 'Client invited you' }])
  expect(priceOf(post(0, true), free(1)).otherwise).toBeUndefined()
})

test('who is second pays what they would have been shown, although demand has made it dearer since', () => {
  const demand = [{ from: 1, connects: 2, label: 'Somebody was faster' }]
  const policy = { ...earnest, price: { ...earnest.price, most: 9, firstFree: 1, dynamic: { demand } } }
  const { quote } = quotePrice(priceOf(post(0), policy), undefined, at(policy))
  const now = priceOf(post(1), policy)
  expect(now.connects).toBe(6)
  expect(quotedPrice(now, 0, { quote, at: at(policy) }).connects).toBe(4)
  expect(quotePrice(now, quote, at(policy)).price.connects).toBe(4)
  expect(quotedPrice(now, 4, { quote, at: at(policy) }).connects).toBe(4)
})

test('whoever looks and sends in whatever order, no more pay nothing than there are free places', () => {
  const acts = fc.array(fc.record({ who: fc.nat(5), sends: fc.boolean() }), { maxLength: 60 })
  fc.assert(
    fc.property(acts, fc.nat(3), (acts, places) => {
      const policy = free(places)
      const known = new Map<number, { shown: number; quote: ReturnType<typeof quotePrice>['quote'] }>()
      const paid = new Map<number, number>()
      for (const { who, sends } of acts) {
        const price = priceOf(post(paid.size), policy)
        const seen = known.get(who)
        if (!sends || !seen) {
          const { price: shown, quote } = quotePrice(price, seen?.quote, at(policy))
          known.set(who, { shown: shown.connects, quote })
        } else if (!paid.has(who)) {
          const { connects } = quotedPrice(price, seen.shown, { quote: seen.quote, at: at(policy) })
          if (connects === seen.shown) paid.set(who, connects)
        }
      }
      const prices = [...paid.values()]
      expect(prices).toEqual(prices.map((_, i) => (i < places ? 0 : 4)))
    }),
  )
})
