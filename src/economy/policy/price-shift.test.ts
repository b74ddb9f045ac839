import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { meaningOf, priceShift } from './price-shift.ts'

const kind = (budgetCents: number, posts: number) => ({
  post: {
    payment: { type: 'fixed' as const, budgetCents },
    clientVerified: true,
    invited: false,
    category: null,
    level: null,
    proposals: 0,
    history: null,
  },
  posts,
})
const most5 = { ...earnest, price: { ...earnest.price, least: 3, most: 5 } }

test('each kind of post counts as often as there are posts of it', () => {
  const prices = priceShift([kind(20_00, 10), kind(450_00, 20), kind(900_00, 70)], earnest, most5)
  expect(prices).toEqual({ posts: 100, dearer: 10, cheaper: 70, meanBefore: 5.2, meanAfter: 4.6 })
  const promised = ['Who joined before May was promised earnest until June, and keeps it until then.']
  expect(meaningOf({ prices, caps: { wallets: 40, above: 310 }, wallets: 1200, keeping: 300, promised })).toEqual([
    'Of 100 open posts, a proposal to 10 costs more and to 70 less.',
    'The mean price goes from 5.2 to 4.6 Connects.',
    '40 of 1,200 wallets have 310 Connects more in all than the lower cap of their plan would carry.',
    '300 of 1,200 wallets keep the rules of before for a while.',
    ...promised,
  ])
})

test('without posts, or with none that changes, it says so', () => {
  const meaning = (...kinds: ReturnType<typeof kind>[]) =>
    meaningOf({ prices: priceShift(kinds, earnest, most5), caps: null, wallets: 5, keeping: 0, promised: [] })
  expect(meaning()).toEqual(['There are no open posts, so no price of one changes.'])
  expect(meaning(kind(450_00, 1))).toEqual(['No price of the 1 open post changes.'])
})
