import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { days, earnest, newAuction, noon } from '#tests/builders'
import { policySchema } from '../policy/policy.ts'
import { outcomes } from '../proposals/outcomes.ts'
import { bidBoost } from './bid-boost.ts'
import { type AuctionChange, type BoostAuction, inPlaces, leastBid } from './boost-auction.ts'
import { boostPromises } from './boost-promises.ts'
import { type BoostRules, boostRulesSchema } from './boost-rules.ts'
import { closeAuction } from './close-auction.ts'
import { consumeBoost } from './consume-boost.ts'
import { leaveAuction } from './end-boost.ts'
import { placePrice, rulesFor } from './place-price.ts'

const freelancer = readPolicy('freelancer-com')
const price = { percentOfBid: 0.75, leastCents: 190, mostCents: 1999 }
const boosts: BoostRules = { ...freelancer.boosts!, places: 2 }

const empty = newAuction({ closesAt: days(30) })
/** Takes a place, each with a bid of so many dollars for the work. */
const take = (auction: BoostAuction, who: string, dollars: number, connects?: number, by = boosts) => {
  const rules = rulesFor(by, freelancer, dollars * 100)
  return bidBoost(auction, { proposalId: who, freelancerId: who, connects: connects ?? rules.least }, rules, noon)
}
const taken = (auction: BoostAuction, who: string, dollars: number, by = boosts): AuctionChange => {
  const decision = take(auction, who, dollars, undefined, by)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.value
}
const refused = (decision: ReturnType<typeof take>) => (decision.ok ? undefined : decision.refusal)
const moved = ({ moves }: AuctionChange) => moves.map(({ kind, connects, why }) => [kind, connects, why])

test('a place at a fixed price costs a percent of the bid, between a least and a most, in as many Connects as are worth that, rounded up; it goes to whoever takes it first, and nobody is outbid', () => {
  expect(freelancer.boosts!.price).toEqual(price)
  const inConnects = (dollars: number) => placePrice(dollars * 100, price, 20)
  expect([3, 100, 253, 266.67, 270, 1000, 2665.33, 2700, 1_000_000].map(inConnects)).toEqual([
    10, 10, 10, 11, 11, 38, 100, 100, 100,
  ])
  const first = taken(empty, 'a', 100)
  const second = taken(first.auction, 'b', 1000)
  expect(moved(second)).toEqual([
    ['hold', 38, 'bid'],
    ['charge', 38, 'placed'],
  ])
  expect(inPlaces(second.auction, boosts).map(({ proposalId, connects }) => [proposalId, connects])).toEqual([
    ['a', 10],
    ['b', 38],
  ])
  expect(refused(take(second.auction, 'c', 5000))).toMatchObject({ code: 'boost-places-taken' })
})

describe('a place that has a price', () => {
  const { auction } = taken(empty, 'a', 1000)

  test('is had for that price and no other, once', () => {
    expect(refused(take(empty, 'a', 1000, 37))).toEqual({ code: 'boost-price', facts: { price: 38 } })
    expect(refused(take(empty, 'a', 1000, 39))).toEqual({ code: 'boost-price', facts: { price: 38 } })
    expect(refused(take(auction, 'a', 1000))).toEqual({ code: 'boost-placed', facts: { bid: 38 } })
    expect(leastBid(auction, 'a', rulesFor(boosts, freelancer, 0))).toBeNull()
    expect(leastBid(auction, 'b', rulesFor(boosts, freelancer, 0))).toBe(10)
  })

  test('is charged once when it is taken, whatever the client does then, and is free again when its proposal leaves', () => {
    expect(consumeBoost(auction, { proposalId: 'a', act: 'opened', at: noon }, boosts).moves).toEqual([])
    for (const event of ['withdrawn', 'declined'] as const) {
      const left = leaveAuction(auction, 'a', event, { rules: boosts, returns: freelancer.returns })
      expect(left.moves).toEqual([])
      expect(moved(taken(taken(left.auction, 'b', 100).auction, 'c', 100))).toHaveLength(2)
    }
  })

  test('is only held until the auction closes, where acts of the client use it up', () => {
    const acts: BoostRules = { ...boosts, consumedBy: ['opened'] }
    const held = taken(empty, 'a', 1000, acts)
    expect(moved(held)).toEqual([['hold', 38, 'bid']])
    const used = consumeBoost(held.auction, { proposalId: 'a', act: 'opened', at: noon }, acts)
    expect(moved(used)).toEqual([])
    expect(moved(closeAuction(used.auction, acts, days(30)))).toEqual([['charge', 38, 'consumed']])
  })

  test('is told in words that fit, and what is used up at once never comes back unused', () => {
    const said = boostPromises({ rules: boosts, returns: freelancer.returns })
    expect(said).toMatchObject({ charged: ['you take the place'], back: [], kept: [] })
    expect(said.price).toBe('A place costs 0.75% of the bid, $1.90 to $19.99, in Connects of the same worth.')
    const { boost } = outcomes(freelancer)
    expect([boost.back, boost.unlessUsed, boost.kept.length]).toEqual([[], [], 7])
    const removed = { ...freelancer.returns, removed: { proposal: 'all', boost: 'returned' } as const }
    expect(boostPromises({ rules: boosts, returns: removed }).back).toEqual([
      'we remove the post for breaking the rules',
    ])
  })
})

test('whatever is bid for the work, a place is worth its share and less than a Connect more, and a larger bid never costs less', () => {
  const anyPrice = fc.record({
    percentOfBid: fc.integer({ min: 0, max: 10_000 }).map(n => n / 100),
    leastCents: fc.integer({ min: 1, max: 5_000 }),
    mostCents: fc.integer({ min: 5_000, max: 2_000_000_000 }),
  })
  const bid = fc.integer({ min: 0, max: 2_000_000_000 })
  fc.assert(
    fc.property(anyPrice, bid, bid, fc.integer({ min: 1, max: 500 }), (price, one, other, connectCents) => {
      const connects = placePrice(one, price, connectCents)
      const worth = Math.min(price.mostCents, Math.max(price.leastCents, (one * price.percentOfBid) / 100))
      expect(connects * connectCents).toBeGreaterThanOrEqual(worth - 1e-4)
      expect((connects - 1) * connectCents).toBeLessThan(worth + 1e-4)
      if (other >= one) expect(placePrice(other, price, connectCents)).toBeGreaterThanOrEqual(connects)
    }),
  )
})

test('whoever comes and goes, places are never more than there are, and each is charged once at its price', () => {
  const step = fc.record({
    who: fc.constantFrom('a', 'b', 'c', 'd'),
    dollars: fc.integer({ min: 3, max: 5000 }),
    leaves: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      let auction = empty
      const paid = new Map<string, number>()
      const gone = new Set<string>()
      for (const { who, dollars, leaves } of steps) {
        if (gone.has(who)) continue
        if (leaves) gone.add(who)
        const change = leaves
          ? leaveAuction(auction, who, 'withdrawn', { rules: boosts, returns: freelancer.returns })
          : take(auction, who, dollars)
        const after = 'ok' in change ? (change.ok ? change.value : undefined) : change
        if (!after) continue
        auction = after.auction
        for (const { bid, kind, connects } of after.moves)
          if (kind === 'charge') paid.set(bid.proposalId, (paid.get(bid.proposalId) ?? 0) + connects)
        expect(inPlaces(auction, boosts).length).toBeLessThanOrEqual(boosts.places)
        const numbers = inPlaces(auction, boosts).map(({ number }) => number)
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
        for (const bid of auction.bids) expect([bid.held, bid.charged]).toEqual([0, paid.get(bid.proposalId)])
      }
    }),
  )
})

test('a price that cannot be kept is refused with the policy, and one that a version does not name is none', () => {
  const wrong = (change: object, of: object = boosts) =>
    boostRulesSchema.safeParse({ ...of, ...change }).error?.issues.map(({ path }) => path.join('.'))
  expect(wrong({})).toBeUndefined()
  expect(wrong({ charge: 'uniform' })).toEqual(['charge'])
  expect(wrong({ placeboPercent: 5 })).toEqual(['placeboPercent'])
  expect(wrong({ price: null })).toEqual(['consumedBy'])
  expect(wrong({ price: { ...price, leastCents: 2000 } })).toEqual(['price.leastCents'])
  const { price: _, ...before } = earnest.boosts!
  expect(boostRulesSchema.parse(before)).toEqual(earnest.boosts)
  for (const change of [{ currency: 'GBP' }, { connectCents: 0 }])
    expect(policySchema.safeParse({ ...freelancer, ...change }).error?.issues[0]?.path).toEqual(['boosts', 'price'])
})
