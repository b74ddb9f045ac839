import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earnest, newAuction, noon } from '#tests/builders'
import { bidBoost } from './bid-boost.ts'
import { bidsInTurn } from './bids-in-turn.ts'
import { type BoostAuction, inPlaces } from './boost-auction.ts'

const rules = { ...earnest.boosts!, places: 2, step: 1, most: null }
const empty = newAuction()

/** An auction after these bids of as many freelancers, in this order, and who of them was taken. */
function bidding(bids: { proposalId: string; connects: number }[], before = empty) {
  let auction = before
  const taken: string[] = []
  const released: string[] = []
  for (const bid of bids) {
    const decision = bidBoost(auction, { ...bid, freelancerId: bid.proposalId }, rules, noon)
    if (!decision.ok) continue
    auction = decision.value.auction
    taken.push(bid.proposalId)
    released.push(...decision.value.moves.flatMap(({ kind, bid }) => (kind === 'release' ? [bid.proposalId] : [])))
  }
  return { auction, taken, released }
}

describe('bids at the same moment', () => {
  test('Of bids that come at the same moment the higher is decided first, of equal ones the earlier; places at a fixed price go to whoever came first.', () => {
    const bids = [3, 7, 5, 7, 1].map(connects => ({ connects, rules }))
    expect(bidsInTurn(bids)).toEqual([1, 3, 2, 0, 4])
    const price = { percentOfBid: 0.75, leastCents: 190, mostCents: 19_99 }
    expect(bidsInTurn(bids.map(bid => ({ ...bid, rules: { price } })))).toEqual([0, 1, 2, 3, 4])
    expect(bidsInTurn([{ connects: 2 }, { connects: 3 }])).toEqual([1, 0])
  })

  test('nobody who is given a place loses it to another of them, and the places are those of any other order', () => {
    const connects = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(fc.array(connects, { maxLength: 4 }), fc.array(connects, { maxLength: 12 }), (earlier, now) => {
        const named = (who: string) => (bid: number, i: number) => ({ proposalId: `${who}${i}`, connects: bid })
        const { auction } = bidding(earlier.map(named('earlier')))
        const bids = now.map(named('now'))
        const inTurn = bidding(
          bidsInTurn(bids).map(i => bids[i]!),
          auction,
        )
        expect(inTurn.released.filter(who => inTurn.taken.includes(who))).toEqual([])
        const places = (after: BoostAuction) => inPlaces(after, rules).map(({ proposalId }) => proposalId)
        expect(places(inTurn.auction)).toEqual(places(bidding(bids, auction).auction))
      }),
    )
  })
})
