import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, earnest, newAuction, noon } from '#tests/builders'
import type { Policy, ReturningEvent } from '../policy/policy.ts'
import { isOpen } from '../proposals/proposal-states.ts'
import type { BoostReturn } from '../proposals/return-rules.ts'
import { bidBoost } from './bid-boost.ts'
import {
  type AuctionChange,
  type BoostAuction,
  type BoostBid,
  type BoostMove,
  byRank,
  inPlaces,
  leastBid,
  placeOf,
} from './boost-auction.ts'
import { type BoostRules, type ClientAct, clientActs } from './boost-rules.ts'
import { closeAuction, onlyTold } from './close-auction.ts'
import { consumeBoost, consumeSeen } from './consume-boost.ts'
import { type BoostTerms, endBoosts, leaveAuction } from './end-boost.ts'
import { isPlacebo } from './placebo.ts'

const rules: BoostRules = { ...earnest.boosts!, places: 3 }
const uniform: BoostRules = { ...rules, charge: 'uniform' }
const terms: BoostTerms = { rules, returns: earnest.returns }
const under = (event: ReturningEvent, boost: BoostReturn, by = rules): BoostTerms => ({
  rules: by,
  returns: { ...earnest.returns, [event]: { ...earnest.returns[event], boost } },
})

const asked = (who: string, connects: number) => ({ proposalId: who, freelancerId: who, connects })
const bid = (auction: BoostAuction, who: string, connects: number, by = rules, now = noon) =>
  bidBoost(auction, asked(who, connects), by, now)
/** The client does something, at noon where nothing else is said. */
const act = (auction: BoostAuction, proposalId: string, act: ClientAct, by: BoostRules, at = noon) =>
  consumeBoost(auction, { proposalId, act, at }, by)
const codeOf = (decision: ReturnType<typeof bid>) => (decision.ok ? undefined : decision.refusal)

/** An auction after these bids, none of which may be refused. */
function bidding(bids: [string, number][], about: Partial<BoostAuction> = {}): BoostAuction {
  return bids.reduce((auction, [who, connects]) => {
    const decision = bid(auction, who, connects)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.value.auction
  }, newAuction(about))
}
const standing = (auction: BoostAuction) =>
  inPlaces(auction, rules).map(({ proposalId, connects }) => [proposalId, connects])
const moved = ({ moves }: AuctionChange) => moves.map(move => [move.bid.proposalId, move.kind, move.connects, move.why])

const full: [string, number][] = [
  ['a', 2],
  ['b', 9],
  ['c', 7],
  ['d', 5],
]

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
    expect(placeOf(auction, 'c', rules)).toBe(3)
    expect(placeOf(auction, 'd', rules)).toBeNull()
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
    const left = leaveAuction(auction, 'c', 'withdrawn', terms)
    expect(moved(left)).toEqual([['c', 'release', 7, 'withdrawn']])
    expect(leastBid(left.auction, 'd', rules)).toBe(1)
  })

  test('any order of bids gives the standing of a naive auction that keeps every bid and sorts them all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'abcdefg'), fc.integer({ min: 1, max: 12 }))), bids => {
        let auction = newAuction()
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
    ['boost-closed', newAuction({ closesAt: noon }), 5, {}],
    ['boost-closed', newAuction({ closedAt: days(-1) }), 5, {}],
    ['boost-too-low', newAuction(), 0, {}],
    ['boost-too-low', newAuction(), 1.5, {}],
    ['boost-too-high', newAuction(), 21, { most: 20 }],
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

  test('cannot push out one the client has acted on, nor be raised itself afterwards', () => {
    const full = bidding([
      ['a', 2],
      ['b', 5],
      ['c', 4],
    ])
    const { auction } = act(full, 'a', 'opened', rules)
    const better = bid(auction, 'd', 5)
    expect(better.ok && moved(better.value)[1]).toEqual(['c', 'release', 4, 'outbid'])
    expect(codeOf(bid(auction, 'a', 9))?.code).toBe('boost-consumed')
    const all = ['b', 'c'].reduce((so, who) => act(so, who, 'opened', rules).auction, auction)
    expect(codeOf(bid(all, 'd', 99))?.code).toBe('boost-places-taken')
  })
})

describe('consuming', () => {
  test('A boost is consumed when the client acts on its proposal, and charged once, when its auction has closed: never twice and never more than the bid.', () => {
    const auction = bidding([['a', 5]])
    const once = act(auction, 'a', 'opened', rules)
    expect(moved(once)).toEqual([])
    const closed = closeAuction(act(once.auction, 'a', 'shortlisted', rules).auction, rules, days(7))
    expect(moved(closed)).toEqual([['a', 'charge', 5, 'consumed']])
    expect(moved(act(closed.auction, 'a', 'shortlisted', rules))).toEqual([])
    expect(moved(closeAuction(closed.auction, rules, days(8)))).toEqual([])
    const unused = closeAuction(auction, rules, days(7))
    expect(moved(unused)).toEqual([])
    expect(moved(act(unused.auction, 'a', 'opened', rules))).toEqual([['a', 'charge', 5, 'consumed']])
  })

  test.each([rules, uniform])('until it closes nothing tells a placebo from any other auction ($charge)', by => {
    const often = { ...by, seenToConsume: { times: 1, minutesApart: 30 } }
    const story = (placebo: boolean) => {
      const begun = bidding(full, { placebo })
      const seen = consumeSeen({ ...begun, bids: begun.bids.map(bid => ({ ...bid, seen: 1 })) }, often)
      const changes = [seen]
      for (const [who, did] of [
        ['b', 'opened'],
        ['c', 'hired'],
        ['d', 'shortlisted'],
      ] as const)
        changes.push(act(changes.at(-1)!.auction, who, did, often))
      for (const [who, left] of [
        ['b', 'declined'],
        ['c', 'withdrawn'],
      ] as const)
        changes.push(leaveAuction(changes.at(-1)!.auction, who, left, under(left, 'kept', often)))
      return changes.map(({ auction, moves }) => [auction.bids, moves])
    }
    expect(story(true)).toEqual(story(false))
  })

  test('opening counts from the number of times the policy says; other acts at once; acts not named never', () => {
    const twice: BoostRules = { ...rules, opensToConsume: 2, consumedBy: ['opened', 'hired'] }
    const first = act(bidding([['a', 5]]), 'a', 'opened', twice).auction
    const stateAfter = (did: ClientAct, minutes: number) =>
      act(first, 'a', did, twice, noon.add({ minutes })).auction.bids[0]!.state
    expect(first.bids[0]!.state).toBe('placed')
    expect(stateAfter('shortlisted', 30)).toBe('placed')
    expect(stateAfter('opened', 30)).toBe('consumed')
    expect(stateAfter('hired', 0)).toBe('consumed')
  })

  test('an opening soon after one that counted does not count, however often it happens', () => {
    const twice: BoostRules = { ...rules, opensToConsume: 2, opensMinutesApart: 30 }
    const opened = (minutes: number[]) =>
      minutes.reduce((so, m) => act(so, 'a', 'opened', twice, noon.add({ minutes: m })).auction, bidding([['a', 5]]))
    expect(opened([0, 1, 20, 29]).bids[0]).toMatchObject({ state: 'placed', opens: 1 })
    expect(opened([0, 29, 30]).bids[0]).toMatchObject({ state: 'consumed', opens: 2 })
  })

  test('a boost is consumed when the client has seen its proposal in their list as often as the policy says; glances soon after one that counted do not count', () => {
    const often = { ...rules, seenToConsume: { times: 5, minutesApart: 30 } }
    const auction = bidding([
      ['a', 5],
      ['b', 4],
      ['c', 3],
    ])
    const seenSo = (seen: number[], about: Partial<BoostAuction> = {}) => ({
      ...auction,
      ...about,
      bids: auction.bids.map((bid, i) => ({ ...bid, seen: seen[i]! })),
    })
    const states = ({ auction, moves }: AuctionChange) => [moves.length, auction.bids.map(({ state }) => state)]
    expect(states(consumeSeen(seenSo([5, 4, 6]), often))).toEqual([0, ['placed', 'consumed', 'consumed']])
    expect(states(consumeSeen(seenSo([9, 9, 9]), rules))).toEqual([0, ['placed', 'placed', 'placed']])
    const used = consumeSeen(seenSo([5, 4, 6], { closedAt: noon }), often)
    expect(moved(used)).toEqual([
      ['a', 'charge', 5, 'consumed'],
      ['c', 'charge', 3, 'consumed'],
    ])
    expect(moved(consumeSeen(used.auction, often))).toEqual([])
    expect(moved(consumeSeen(seenSo([9, 9, 9], { closedAt: noon, placebo: true }), often))).toEqual([])
  })

  test('a placebo is never charged, but what the client does is remembered', () => {
    const seen = act(bidding([['a', 5]], { placebo: true }), 'a', 'opened', rules)
    expect(moved(seen)).toEqual([])
    expect(seen.auction.bids[0]).toMatchObject({ state: 'consumed', acts: ['opened'], held: 5 })
  })
})

describe('closing', () => {
  test('An auction closes at its instant, at the first hire or with its post; what was consumed is charged then, and a placebo gives every bid back and is told to all who bid.', () => {
    const placebo = act(bidding(full, { placebo: true }), 'b', 'opened', rules).auction
    const closed = closeAuction(placebo, rules, days(7))
    expect(moved(closed).sort()).toEqual([
      ['b', 'release', 9, 'placebo'],
      ['c', 'release', 7, 'placebo'],
      ['d', 'release', 5, 'placebo'],
    ])
    expect(moved(closeAuction(closed.auction, rules, days(8)))).toEqual([])
    expect(moved(closeAuction(act(bidding(full), 'b', 'opened', rules).auction, rules, days(7)))).toEqual([
      ['b', 'charge', 9, 'consumed'],
    ])
    const told = (before: BoostAuction) =>
      onlyTold(before, closeAuction(before, rules, days(7))).map(({ proposalId }) => proposalId)
    expect(told(leaveAuction(placebo, 'c', 'withdrawn', terms).auction).toSorted()).toEqual(['a', 'c'])
    expect(told(closed.auction)).toEqual([])
    expect(told(bidding(full))).toEqual([])
  })

  test('a uniform price is the highest bid that lost its place and a step; the rest goes back, and consumed ones are charged then', () => {
    const { auction } = act(bidding(full), 'b', 'opened', uniform)
    const closed = closeAuction(auction, uniform, days(7))
    expect(closed.auction.clearing).toBe(3)
    expect(moved(closed).sort()).toEqual([
      ['b', 'charge', 3, 'consumed'],
      ['b', 'release', 6, 'closed'],
      ['c', 'release', 4, 'closed'],
      ['d', 'release', 2, 'closed'],
    ])
    expect(moved(act(closed.auction, 'c', 'hired', uniform))).toEqual([['c', 'charge', 3, 'consumed']])
  })

  test('a uniform price with nobody outbid is the smallest bid', () => {
    expect(closeAuction(bidding([['a', 9]]), uniform, days(7)).auction.clearing).toBe(1)
  })
})

describe('ending', () => {
  const open = act(
    bidding([
      ['a', 2],
      ['b', 5],
    ]),
    'a',
    'opened',
    rules,
  ).auction
  const begun = closeAuction(open, rules, noon).auction

  test('while the auction is open, its end charges what was used up, unless that comes back anyway', () => {
    expect(moved(endBoosts(open, 'ended', terms, noon))).toEqual([
      ['b', 'release', 5, 'ended'],
      ['a', 'charge', 2, 'consumed'],
    ])
    expect(moved(endBoosts(open, 'removed', terms, noon)).sort()).toEqual([
      ['a', 'release', 2, 'removed'],
      ['b', 'release', 5, 'removed'],
    ])
    expect(moved(leaveAuction(open, 'a', 'withdrawn', terms))).toEqual([])
    const left = leaveAuction(open, 'a', 'withdrawn', terms).auction
    expect(moved(closeAuction(left, rules, noon))).toEqual([['a', 'charge', 2, 'consumed']])
  })

  test('What ends a boost brings it back whole or leaves it spent whole, by the policy under which its auction began; a placebo is never charged.', () => {
    for (const event of ['closedWithoutHire', 'ended', 'anotherHired'] as const)
      expect(moved(endBoosts(begun, event, terms, noon))).toEqual([['b', 'release', 5, 'ended']])
    expect(moved(endBoosts(begun, 'removed', terms, noon)).sort()).toEqual([
      ['a', 'return', 2, 'removed'],
      ['b', 'release', 5, 'removed'],
    ])
    expect(moved(endBoosts(begun, 'ended', under('ended', 'kept'), noon))).toEqual([['b', 'charge', 5, 'kept']])
    expect(moved(endBoosts(begun, 'ended', under('ended', 'returned'), noon)).sort()).toEqual([
      ['a', 'return', 2, 'ended'],
      ['b', 'release', 5, 'ended'],
    ])
    const placebo = bidding([['a', 5]], { placebo: true })
    expect(moved(endBoosts(placebo, 'ended', under('ended', 'kept'), noon))).toEqual([['a', 'release', 5, 'placebo']])
  })

  test.each(['withdrawn', 'declined'] as const)(
    'a proposal that is %s takes its boost with it as the policy says',
    event => {
      const by = { ...rules, consumedBy: ['opened' as const] }
      const left = (who: string, boost: BoostReturn) => moved(leaveAuction(begun, who, event, under(event, boost, by)))
      expect(left('b', 'released-unless-consumed')).toEqual([['b', 'release', 5, event]])
      expect(left('b', 'kept')).toEqual([['b', 'charge', 5, 'kept']])
      expect(left('a', 'kept')).toEqual([])
      expect(left('a', 'returned')).toEqual([['a', 'return', 2, event]])
      const kept = leaveAuction(begun, 'b', event, under(event, 'kept', by)).auction
      expect(moved(endBoosts(kept, 'ended', under('ended', 'returned'), noon))).toEqual([['a', 'return', 2, 'ended']])
    },
  )

  test('declining uses a boost up where the policy says so, and charges nothing that comes back at once', () => {
    expect(moved(leaveAuction(begun, 'b', 'declined', terms))).toEqual([['b', 'charge', 5, 'consumed']])
    expect(moved(leaveAuction(begun, 'b', 'declined', under('declined', 'returned')))).toEqual([
      ['b', 'release', 5, 'declined'],
    ])
  })

  test('what stays spent of a uniform auction is charged when its price is known', () => {
    const left = leaveAuction(
      bidding([
        ['a', 9],
        ['b', 5],
      ]),
      'a',
      'withdrawn',
      under('withdrawn', 'kept', uniform),
    )
    expect(moved(left)).toEqual([])
    expect(moved(closeAuction(left.auction, uniform, days(7)))).toEqual([
      ['b', 'release', 4, 'closed'],
      ['a', 'release', 8, 'closed'],
      ['a', 'charge', 1, 'kept'],
    ])
  })

  test('a removal after the end returns what was charged, once; to nobody who had withdrawn', () => {
    const ended = endBoosts(begun, 'anotherHired', terms, noon).auction
    const removed = endBoosts(ended, 'removed', terms, noon)
    expect(moved(removed)).toEqual([['a', 'return', 2, 'removed']])
    expect(moved(endBoosts(removed.auction, 'removed', terms, noon))).toEqual([])
    expect(moved(endBoosts(leaveAuction(begun, 'a', 'withdrawn', terms).auction, 'removed', terms, noon))).toEqual([
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
const ends = ['closedWithoutHire', 'closedAfterHire', 'ended', 'anotherHired', 'removed'] as const
const acts = ['opened', 'shortlisted', 'hired'] as const
const leaves = ['withdrawn', 'declined'] as const
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('bid' as const), who, fc.integer({ min: 1, max: 15 })) },
  fc.tuple(fc.constantFrom(...acts, ...leaves, 'close' as const), who, fc.constant(0)),
  fc.tuple(fc.constantFrom(...ends), who, fc.constant(0)),
)
const answer = fc.constantFrom<BoostReturn>('released-unless-consumed', 'returned', 'kept')
const matrix = fc
  .record(Object.fromEntries([...ends, ...leaves].map(event => [event, answer])))
  .map((boosts): Policy['returns'] => ({
    ...earnest.returns,
    ...Object.fromEntries(
      [...ends, ...leaves].map(event => [event, { ...earnest.returns[event], boost: boosts[event]! }]),
    ),
  }))
const consumedBy = fc.subarray([...clientActs])

test.each([rules, uniform])(
  'any story of bids, acts and endings under any matrix ($charge): charged at most once, held is what stands, never more back than was taken',
  charging => {
    fc.assert(
      fc.property(
        fc.boolean(),
        matrix,
        consumedBy,
        fc.array(happening, { maxLength: 40 }),
        (placebo, returns, consumedBy, story) => {
          const terms: BoostTerms = { rules: { ...charging, consumedBy }, returns }
          let auction = newAuction({ placebo })
          const books = new Map<string, Book>()
          for (const [what, name, connects] of story) {
            const change = happen(auction, { what, name, connects, terms })
            if (!change) continue
            auction = change.auction
            for (const move of change.moves) enter(books, move)
            for (const bid of auction.bids) agree(bid, books.get(bid.proposalId)!, { placebo })
            for (const { state, held, connects } of auction.bids)
              if (state === 'placed' && auction.closedAt === null) expect(held).toBe(connects)
            expect(inPlaces(auction, terms.rules).length).toBeLessThanOrEqual(terms.rules.places)
            expect(inPlaces(auction, terms.rules)).toEqual(inPlaces(auction, terms.rules).toSorted(byRank))
          }
          const left = endBoosts(auction, 'ended', terms, noon)
          for (const move of left.moves) enter(books, move)
          expect(left.auction.bids.every(({ held }) => held === 0)).toBe(true)
          for (const { held } of books.values()) expect(held).toBe(0)
        },
      ),
    )
  },
)

type Book = { held: number; charged: number; times: number; back: number }
type Happening = { what: string; name: string; connects: number; terms: BoostTerms }

function enter(books: Map<string, Book>, { bid, kind, connects }: BoostMove) {
  expect(connects).toBeGreaterThan(0)
  const book = books.get(bid.proposalId) ?? { held: 0, charged: 0, times: 0, back: 0 }
  if (kind === 'hold') book.held += connects
  if (kind === 'charge' || kind === 'release') book.held -= connects
  if (kind === 'charge') book.charged += connects
  if (kind === 'charge') book.times += 1
  if (kind === 'return') book.back += connects
  expect(book.held).toBeGreaterThanOrEqual(0)
  books.set(bid.proposalId, book)
}

function agree(bid: BoostBid, book: Book, { placebo }: { placebo: boolean }) {
  expect([book.held, book.charged]).toEqual([bid.held, bid.charged])
  expect(book.times).toBeLessThanOrEqual(1)
  expect(bid.held + bid.charged).toBeLessThanOrEqual(bid.connects)
  expect(book.back).toBe(bid.state === 'returned' ? book.charged : 0)
  if (placebo) expect(bid.charged).toBe(0)
  if (['outbid', 'released', 'returned'].includes(bid.state)) expect(bid.held).toBe(0)
}

/** What happens in an auction, with the proposals' states as the marketplace keeps them. */
function happen(before: BoostAuction, { what, name, connects, terms }: Happening): AuctionChange | undefined {
  const own = before.bids.find(({ proposalId }) => proposalId === name)
  if (what === 'bid') {
    if (own && !isOpen(own.proposal)) return undefined // It has ended.
    const decision = bid(before, name, connects, terms.rules)
    return decision.ok ? decision.value : undefined
  }
  if (what === 'close') return closeAuction(before, terms.rules, noon)
  const left = leaves.find(event => event === what)
  if (left) return own && isOpen(own.proposal) ? leaveAuction(before, name, left, terms) : undefined
  const end = ends.find(event => event === what)
  if (end) return endedBy(endBoosts(before, end, terms, noon))
  const change = act(before, name, what as ClientAct, terms.rules)
  if (what !== 'hired' || !own || !isOpen(own.proposal)) return change
  const hired = change.auction.bids.map(bid => (bid.proposalId === name ? { ...bid, proposal: 'hired' as const } : bid))
  return { ...change, auction: { ...change.auction, bids: hired } }
}

const endedBy = ({ auction, moves }: AuctionChange): AuctionChange => ({
  moves,
  auction: {
    ...auction,
    bids: auction.bids.map(bid => (isOpen(bid.proposal) ? { ...bid, proposal: 'ended' } : bid)),
  },
})
