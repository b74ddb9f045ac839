import type { BoostMove } from './boost-auction.ts'

/**
 * A bid that is outbid by others written down with it sets nothing aside: it must be affordable, its bidder is told, and no Connect moves.
 *
 * What it would hold came back at the very instant it went. Of a raise only what was held before comes back.
 * `connects` of each move are those that really move, 0 for none; nothing changes in what anybody has. Source: ours.
 */
export function netMoves<M extends { move: BoostMove }>(moves: M[]): (M & { connects: number })[] {
  const net = moves.map(one => ({ ...one, connects: one.move.connects }))
  const last = new Map<string, { connects: number }>()
  for (const one of net) {
    const { bid, kind } = one.move
    const held = last.get(bid.proposalId)
    if (kind === 'release' && held && held.connects <= one.connects) {
      one.connects -= held.connects
      held.connects = 0
    }
    if (kind === 'hold') last.set(bid.proposalId, one)
    else last.delete(bid.proposalId)
  }
  return net
}
