import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earnest, noon } from '../../tests/builders.ts'
import { bidBoost } from './bid-boost.ts'
import type { BoostAuction, BoostMove } from './boost-auction.ts'
import { netMoves } from './net-moves.ts'

const rules = { ...earnest.boosts!, places: 2 }
const empty: BoostAuction = {
  closesAt: noon.add({ hours: 24 }),
  closedAt: null,
  placebo: false,
  clearing: null,
  losing: 0,
  last: 0,
  bids: [],
}

/** What moves when these bid in this order, those that may not bid left out. */
function bidding(bids: [string, number][], before: BoostAuction = empty) {
  let auction = before
  const moves: BoostMove[] = []
  for (const [proposalId, connects] of bids) {
    const decision = bidBoost(auction, { proposalId, freelancerId: proposalId, connects }, rules, noon)
    if (!decision.ok) continue
    auction = decision.value.auction
    moves.push(...decision.value.moves)
  }
  return { auction, moves }
}
const netOf = (moves: BoostMove[]) =>
  netMoves(moves.map(move => ({ move }))).map(({ move, connects }) => [move.bid.proposalId, move.kind, connects])

describe('net moves', () => {
  test('A bid that is outbid by others written down with it sets nothing aside: it must be affordable, its bidder is told, and no Connect moves.', () => {
    const { moves } = bidding([
      ['a', 2],
      ['b', 3],
      ['c', 4],
    ])
    expect(netOf(moves)).toEqual([
      ['a', 'hold', 0],
      ['b', 'hold', 3],
      ['c', 'hold', 4],
      ['a', 'release', 0],
    ])
  })

  test('of a raise that is outbid, what was held before comes back', () => {
    const { auction } = bidding([
      ['a', 2],
      ['b', 9],
    ])
    const { moves } = bidding(
      [
        ['a', 5],
        ['c', 6],
      ],
      auction,
    )
    expect(netOf(moves)).toEqual([
      ['a', 'hold', 0],
      ['c', 'hold', 6],
      ['a', 'release', 2],
    ])
  })

  test('what is charged was held before, and both move', () => {
    const { moves } = bidding([['a', 2]])
    const [held] = moves
    const charged: BoostMove = { ...held!, kind: 'charge', why: 'placed' }
    expect(netOf([held!, charged])).toEqual([
      ['a', 'hold', 2],
      ['a', 'charge', 2],
    ])
  })

  const bids = fc.array(fc.tuple(fc.constantFrom(...'abcdef'), fc.integer({ min: 1, max: 30 })), { maxLength: 30 })
  test('whatever is bid, everybody holds what their bid says, and no more moves than without netting', () => {
    fc.assert(
      fc.property(bids, bids, (first, then) => {
        const before = bidding(first)
        const after = bidding(then, before.auction)
        const net = netMoves(after.moves.map(move => ({ move })))
        for (const { proposalId, held } of after.auction.bids) {
          const own = net.filter(({ move }) => move.bid.proposalId === proposalId)
          const moved = own.reduce((sum, { move, connects }) => sum + (move.kind === 'hold' ? connects : -connects), 0)
          const had = before.auction.bids.find(bid => bid.proposalId === proposalId)?.held ?? 0
          expect(had + moved).toBe(held)
        }
        for (const { move, connects } of net) {
          expect(connects).toBeGreaterThanOrEqual(0)
          expect(connects).toBeLessThanOrEqual(move.connects)
        }
      }),
    )
  })
})
