import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, earnest, noon } from '../../tests/builders.ts'
import { bidBoost } from './bid-boost.ts'
import { type AuctionChange, type BoostAuction, byRank, inPlaces, leastBid, placeOf } from './boost-auction.ts'
import type { BoostRules } from './boost-rules.ts'
import { closeAuction } from './close-auction.ts'
import { consumeBoost } from './consume-boost.ts'
import { endBoosts, leaveAuction } from './end-boost.ts'
import { isPlacebo } from './placebo.ts'

const rules: BoostRules = { ...earnest.boosts!, places: 3 }
const uniform: BoostRules = { ...rules, charge: 'uniform' }

const empty = (about: Partial<BoostAuction> = {}): BoostAuction => ({
  closesAt: days(7),
  closedAt: null,
  placebo: false,
  clearing: null,
  losing: 0,
  last: 0,
  bids: [],
  ...about,
})
const asked = (who: string, connects: number) => ({ proposalId: who, freelancerId: who, connects })
const bid = (auction: BoostAuction, who: string, connects: number, by = rules, now = noon) =>
  bidBoost(auction, asked(who, connects), by, now)
const codeOf = (decision: ReturnType<typeof bid>) => (decision.ok ? undefined : decision.refusal)

/** An auction after these bids, none of which may be refused. */
function bidding(bids: [string, number][], about: Partial<BoostAuction> = {}): BoostAuction {
  return bids.reduce((auction, [who, connects]) => {
    const decision = bid(auction, who, connects)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.value.auction
  }, empty(about))
}
const standing = (auction: BoostAuction) => inPlaces(auction).map(({ proposalId, connects }) => [proposalId, connects])
const moved = ({ moves }: AuctionChange) => moves.map(move => [move.bid.proposalId, move.kind, move.connects, move.why])

describe('places', () => {
  test('The boosted places go to the highest bids; of two equal bids the earlier stands first.', () => {
    const auction = bidding([
      ['a', 2],
      ['b', 5],
      ['c', 2],
    ])
    expect(standing(auction)).toEqual([
      ['b', 5],
      ['a', 2],
      ['c', 2],
    ])
    expect(placeOf(auction, 'c')).toBe(3)
    expect(placeOf(auction, 'd')).toBeNull()
  })

  test('a raise is a new bid: of two equal ones it is the later', () => {
    const auction = bidding([
      ['a', 2],
      ['b', 4],
      ['a', 4],
    ])
    expect(standing(auction)).toEqual([
      ['b', 4],
      ['a', 4],
    ])
  })

  test('a withdrawn or declined proposal leaves its place, and the least is the smallest bid again', () => {
    const auction = bidding([
      ['a', 5],
      ['b', 6],
      ['c', 7],
    ])
    expect(leastBid(auction, 'd', rules)).toBe(6)
    const left = leaveAuction(auction, 'c', 'withdrawn')
    expect(moved(left)).toEqual([['c', 'release', 7, 'withdrawn']])
    expect(leastBid(left.auction, 'd', rules)).toBe(1)
  })

  test('any order of bids gives the standing of a naive auction that keeps every bid and sorts them all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'abcdefg'), fc.integer({ min: 1, max: 12 }))), bids => {
        let auction = empty()
        let naive: { proposalId: string; connects: number; number: number }[] = []
        for (const [who, connects] of bids) {
          const decision = bid(auction, who, connects)
          if (!decision.ok) continue
          auction = decision.value.auction
          naive = [
            ...naive.filter(each => each.proposalId !== who),
            { proposalId: who, connects, number: auction.last },
          ]
          const best = naive.toSorted((x, y) => y.connects - x.connects || x.number - y.number).slice(0, 3)
          expect(standing(auction)).toEqual(best.map(each => [each.proposalId, each.connects]))
        }
      }),
    )
  })
})

describe('a bid', () => {
  test('A bid on a boosted place can be raised and not lowered; who falls out of the places has the whole bid back at once.', () => {
    const auction = bidding([
      ['a', 2],
      ['b', 5],
      ['c', 4],
    ])
    expect(codeOf(bid(auction, 'b', 5))).toEqual({ code: 'boost-too-low', facts: { least: 6 } })
    expect(codeOf(bid(auction, 'd', 2))).toEqual({ code: 'boost-too-low', facts: { least: 3 } })
    const raised = bid(auction, 'b', 9)
    expect(raised.ok && moved(raised.value)).toEqual([['b', 'hold', 4, 'bid']])
    const better = bid(auction, 'd', 3)
    expect(better.ok && moved(better.value)).toEqual([
      ['d', 'hold', 3, 'bid'],
      ['a', 'release', 2, 'outbid'],
    ])
    expect(better.ok && better.value.auction.losing).toBe(2)
  })

  test('whoever was outbid may bid again, and the whole bid is held anew', () => {
    const out = bidding([
      ['a', 2],
      ['b', 5],
      ['c', 4],
      ['d', 3],
    ])
    const again = bid(out, 'a', 4)
    expect(again.ok && moved(again.value)[0]).toEqual(['a', 'hold', 4, 'bid'])
  })

  test.each([
    ['boost-closed', empty({ closesAt: noon }), 5, {}],
    ['boost-closed', empty({ closedAt: days(-1) }), 5, {}],
    ['boost-too-low', empty(), 0, {}],
    ['boost-too-low', empty(), 1.5, {}],
    ['boost-too-high', empty(), 21, { most: 20 }],
    [
      'boost-places-taken',
      bidding([
        ['a', 20],
        ['b', 20],
        ['c', 20],
      ]),
      20,
      { most: 20 },
    ],
  ] as const)('is refused: %s', (code, auction, connects, more) => {
    expect(codeOf(bid(auction, 'z', connects, { ...rules, ...more }))?.code).toBe(code)
  })

  test('is refused above the ceiling a bidder gave themselves', () => {
    const decision = bidBoost(empty(), { ...asked('a', 6), ceiling: 5 }, rules, noon)
    expect(codeOf(decision)).toEqual({ code: 'boost-above-ceiling', facts: { ceiling: 5 } })
  })

  test('cannot push out one the client has acted on, nor be raised itself afterwards', () => {
    const full = bidding([
      ['a', 2],
      ['b', 5],
      ['c', 4],
    ])
    const { auction } = consumeBoost(full, 'a', 'opened', rules)
    const better = bid(auction, 'd', 5)
    expect(better.ok && moved(better.value)[1]).toEqual(['c', 'release', 4, 'outbid'])
    expect(codeOf(bid(auction, 'a', 9))?.code).toBe('boost-consumed')
    const all = ['b', 'c'].reduce((so, who) => consumeBoost(so, who, 'opened', rules).auction, auction)
    expect(codeOf(bid(all, 'd', 99))?.code).toBe('boost-places-taken')
  })
})

describe('consuming', () => {
  test('A boost is consumed when the client acts on its proposal, and charged once: never twice and never more than the bid.', () => {
    const auction = bidding([['a', 5]])
    const once = consumeBoost(auction, 'a', 'opened', rules)
    expect(moved(once)).toEqual([['a', 'charge', 5, 'consumed']])
    expect(moved(consumeBoost(once.auction, 'a', 'shortlisted', rules))).toEqual([])
  })

  test('opening counts from the number of times the policy says; other acts at once; acts not named never', () => {
    const twice: BoostRules = { ...rules, opensToConsume: 2, consumedBy: ['opened', 'hired'] }
    const first = consumeBoost(bidding([['a', 5]]), 'a', 'opened', twice)
    expect(moved(first)).toEqual([])
    expect(moved(consumeBoost(first.auction, 'a', 'shortlisted', twice))).toEqual([])
    expect(moved(consumeBoost(first.auction, 'a', 'opened', twice))).toEqual([['a', 'charge', 5, 'consumed']])
    expect(moved(consumeBoost(first.auction, 'a', 'hired', twice))).toEqual([['a', 'charge', 5, 'consumed']])
  })

  test('a placebo is never charged, but what the client does is remembered', () => {
    const seen = consumeBoost(bidding([['a', 5]], { placebo: true }), 'a', 'opened', rules)
    expect(moved(seen)).toEqual([])
    expect(seen.auction.bids[0]).toMatchObject({ state: 'consumed', acts: ['opened'], held: 5 })
  })
})

describe('closing', () => {
  const full: [string, number][] = [
    ['a', 2],
    ['b', 9],
    ['c', 7],
    ['d', 5],
  ]

  test('An auction closes at its instant, at the first hire or with its post; a placebo then gives every bid back.', () => {
    const placebo = consumeBoost(bidding(full, { placebo: true }), 'b', 'opened', rules).auction
    const closed = closeAuction(placebo, rules, days(7))
    expect(moved(closed).sort()).toEqual([
      ['b', 'release', 9, 'placebo'],
      ['c', 'release', 7, 'placebo'],
      ['d', 'release', 5, 'placebo'],
    ])
    expect(moved(closeAuction(closed.auction, rules, days(8)))).toEqual([])
    expect(moved(closeAuction(bidding(full), rules, days(7)))).toEqual([])
  })

  test('a uniform price is the highest losing bid and a step; the rest goes back, and consumed ones are charged then', () => {
    const { auction } = consumeBoost(bidding(full), 'b', 'opened', uniform)
    const closed = closeAuction(auction, uniform, days(7))
    expect(closed.auction.clearing).toBe(3)
    expect(moved(closed).sort()).toEqual([
      ['b', 'charge', 3, 'consumed'],
      ['b', 'release', 6, 'closed'],
      ['c', 'release', 4, 'closed'],
      ['d', 'release', 2, 'closed'],
    ])
    expect(moved(consumeBoost(closed.auction, 'c', 'hired', uniform))).toEqual([['c', 'charge', 3, 'consumed']])
  })

  test('a uniform price with nobody outbid is the smallest bid', () => {
    expect(closeAuction(bidding([['a', 9]]), uniform, days(7)).auction.clearing).toBe(1)
  })
})

describe('ending', () => {
  const begun = consumeBoost(
    bidding([
      ['a', 2],
      ['b', 5],
    ]),
    'a',
    'opened',
    rules,
  ).auction

  test('A boost that was not consumed comes back whatever ended it; one that was consumed comes back only when its post is removed.', () => {
    for (const event of ['closedWithoutHire', 'ended', 'anotherHired'] as const)
      expect(moved(endBoosts(begun, event, rules, noon))).toEqual([['b', 'release', 5, 'ended']])
    expect(moved(endBoosts(begun, 'removed', rules, noon)).sort()).toEqual([
      ['a', 'return', 2, 'removed'],
      ['b', 'release', 5, 'removed'],
    ])
  })

  test('a removal after the end returns what was charged, once; to nobody who had withdrawn', () => {
    const ended = endBoosts(begun, 'anotherHired', rules, noon).auction
    const removed = endBoosts(ended, 'removed', rules, noon)
    expect(moved(removed)).toEqual([['a', 'return', 2, 'removed']])
    expect(moved(endBoosts(removed.auction, 'removed', rules, noon))).toEqual([])
    expect(moved(endBoosts(leaveAuction(begun, 'a', 'withdrawn').auction, 'removed', rules, noon))).toEqual([
      ['b', 'release', 5, 'removed'],
    ])
  })
})

test('A secret draw, the same whoever asks, makes a share of the auctions placebos: shown, without effect, never charged.', () => {
  expect([0, 0.049, 0.05, 0.9].map(draw => isPlacebo(draw, { placeboPercent: 5 }))).toEqual([true, true, false, false])
  expect(isPlacebo(0, { placeboPercent: 0 })).toBe(false)
  expect(isPlacebo(0.999, { placeboPercent: 100 })).toBe(true)
})

const who = fc.constantFrom(...'abcdef')
const happening = fc.oneof(
  fc.tuple(fc.constant('bid' as const), who, fc.integer({ min: 1, max: 15 })),
  fc.tuple(fc.constant('opened' as const), who, fc.constant(0)),
  fc.tuple(fc.constantFrom('withdrawn' as const, 'declined' as const), who, fc.constant(0)),
  fc.tuple(fc.constantFrom('close' as const, 'ended' as const, 'removed' as const), who, fc.constant(0)),
)

test.each([rules, uniform])(
  'whatever happens ($charge): what is held is what stands, nobody is charged twice or above their bid',
  by => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(happening, { maxLength: 40 }), (placebo, happenings) => {
        let auction = empty({ placebo })
        const books = new Map<string, { held: number; charged: number; times: number; back: number }>()
        for (const [what, name, connects] of happenings) {
          const change = happen(auction, what, name, connects)
          if (!change) continue
          auction = change.auction
          for (const { bid, kind, connects } of change.moves) {
            expect(connects).toBeGreaterThan(0)
            const book = books.get(bid.proposalId) ?? { held: 0, charged: 0, times: 0, back: 0 }
            if (kind === 'hold') book.held += connects
            if (kind === 'charge' || kind === 'release') book.held -= connects
            if (kind === 'charge') book.charged += connects
            if (kind === 'charge') book.times += 1
            if (kind === 'return') book.back += connects
            books.set(bid.proposalId, book)
          }
          for (const bid of auction.bids) {
            const book = books.get(bid.proposalId)!
            expect(book.held).toBe(bid.held)
            expect(book.charged).toBe(bid.charged)
            expect(book.times).toBeLessThanOrEqual(1)
            expect(bid.held + bid.charged).toBeLessThanOrEqual(bid.connects)
            expect(book.back === 0 || book.back === book.charged).toBe(true)
            if (placebo) expect(bid.charged).toBe(0)
            if (bid.state === 'placed' && auction.closedAt === null) expect(bid.held).toBe(bid.connects)
            if (['outbid', 'released', 'returned'].includes(bid.state)) expect(bid.held).toBe(0)
          }
          expect(inPlaces(auction).length).toBeLessThanOrEqual(by.places)
          expect(inPlaces(auction)).toEqual(inPlaces(auction).toSorted(byRank))
        }
        const left = endBoosts(auction, 'ended', by, noon).auction
        expect(left.bids.every(({ held }) => held === 0)).toBe(true)
      }),
    )

    function happen(auction: BoostAuction, what: string, name: string, connects: number): AuctionChange | undefined {
      if (what === 'bid') {
        if (auction.bids.some(bid => bid.proposalId === name && bid.proposal !== 'submitted')) return undefined // It has ended.
        const decision = bid(auction, name, connects, by)
        return decision.ok ? decision.value : undefined
      }
      if (what === 'opened') return consumeBoost(auction, name, what, by)
      if (what === 'withdrawn' || what === 'declined') return leaveAuction(auction, name, what)
      if (what === 'close') return closeAuction(auction, by, noon)
      return endBoosts(auction, what === 'ended' ? 'ended' : 'removed', by, noon)
    }
  },
)
