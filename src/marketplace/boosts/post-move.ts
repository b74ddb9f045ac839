import type { BoostMove } from '#economy/boosts/boost-auction'
import { holdUntil } from '#economy/boosts/hold-until'
import { type Decision, decide } from '#economy/decision'
import { captureHold } from '#economy/holds/capture-hold'
import { type Hold, heldBy, type Leg } from '#economy/holds/hold'
import { placeHold } from '#economy/holds/place-hold'
import { releaseHold } from '#economy/holds/release-hold'
import { returnConnects } from '#economy/wallets/return-connects'
import type { Movement } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import type { Ledger } from '../ledger/open-ledger.ts'
import type { OpenAuction } from './open-auctions.ts'

/** What a bid holds with: one hold, and one for each raise; `chargeSeq` is the first entry of its charge. */
export type BidHolds = { ids: string[]; until: Temporal.Instant; chargeSeq: number; bidAt: Temporal.Instant }
const never = Temporal.Instant.fromEpochMilliseconds(0)
export const noHolds: BidHolds = { ids: [], until: never, chargeSeq: 0, bidAt: never }

type Books = Pick<Ledger, 'wallet' | 'policy' | 'post' | 'now'>
type Moving = { of: OpenAuction; move: BoostMove }

/** Sets the Connects of a bid aside, or says why not; only this can be refused. */
export function holdBid(app: App, ledger: Books, { of, move }: Moving): Decision<null> {
  const { post, holds, rules, auction } = of
  const { proposalId, freelancerId, number } = move.bid
  const before = holds.get(proposalId)
  const raises = before !== undefined && move.connects < move.bid.connects
  const ends = { endsAt: post.ends_at.toTemporalInstant(), closesAt: auction.closesAt }
  const until = raises ? before.until : holdUntil(ends, rules)
  const holdId = app.newId()
  const placed = placeHold(
    {
      connects: move.connects,
      timesOutAt: until,
      reason: `boost:${proposalId}:${number}`,
      purpose: `boost on “${post.title}”`,
      postId: post.post_id,
      proposalId,
      holdId,
      movementId: app.newId(),
    },
    ledger.wallet(freelancerId),
    ledger.policy(freelancerId),
    ledger.now,
  )
  if (!placed.ok) return placed
  ledger.post(placed.value.movement, [], placed.value.hold)
  const ids = raises ? [...before.ids, holdId] : [holdId]
  holds.set(proposalId, { ids, until, chargeSeq: 0, bidAt: ledger.now })
  return decide(null)
}

/** Moves what a bid holds. `lost` of what went back lapsed with its lot; `spent` is what was charged. */
export function postMove(
  app: App,
  ledger: Books,
  { of, move, charged }: Moving & { charged: Leg[] },
): { lost: number; spent: Leg[] } {
  if (move.kind === 'return') return { ...returnCharge(app, ledger, { of, move, charged }), spent: [] }
  const walletId = move.bid.freelancerId
  const kept = of.holds.get(move.bid.proposalId) ?? noHolds
  const charge = move.kind === 'charge'
  let [due, lost] = [move.connects, 0]
  const spent: Leg[] = []
  // Spent in the order in which they were set aside, and given back from the other end.
  for (const id of charge ? kept.ids : kept.ids.toReversed()) {
    const wallet = ledger.wallet(walletId)
    const hold = wallet.holds.find(hold => hold.id === id && hold.state === 'placed')
    const connects = Math.min(due, hold ? heldBy(hold) : 0)
    if (!hold || connects === 0) continue
    const about = { wallet, connects, movementId: app.newId(), newId: app.newId }
    const moved = moveHold(hold, { ...about, charge }, ledger)
    const seq = ledger.post(moved.movement, moved.opened)
    if (charge && due === move.connects) of.holds.set(move.bid.proposalId, { ...kept, chargeSeq: seq })
    due -= connects
    lost += lostIn(moved.movement)
    if (charge) spent.push(...moved.movement.entries.map(({ lotId, amount }) => ({ lotId, amount })))
  }
  return { lost, spent }
}

type Part = Parameters<typeof releaseHold>[1] & { connects: number; charge: boolean }

function moveHold(hold: Hold, { charge, ...part }: Part, ledger: Books) {
  const policy = ledger.policy(part.wallet.id)
  const moved = charge
    ? captureHold(hold, { ...part, release: false }, policy, ledger.now)
    : releaseHold(hold, part, policy, ledger.now)
  if (!moved.ok) throw new Error(`Hold ${hold.id} of a boost: ${moved.refusal.code}`)
  return moved.value
}

function returnCharge(app: App, ledger: Books, { of, move, charged }: Moving & { charged: Leg[] }): { lost: number } {
  const wallet = ledger.wallet(move.bid.freelancerId)
  const movementId = app.newId()
  const { entries, opened } = returnConnects(
    wallet,
    { taken: charged, movementId, newId: app.newId },
    app.policies.of(of.policy),
    ledger.now,
  )
  const subject = { postId: of.post.post_id, proposalId: move.bid.proposalId }
  const movement: Movement = {
    id: movementId,
    walletId: wallet.id,
    kind: 'boost-returned',
    at: ledger.now,
    entries,
    ...subject,
  }
  ledger.post(movement, opened)
  return { lost: lostIn(movement) }
}

const lostIn = ({ entries }: Movement): number =>
  entries.reduce(
    (sum, { debit, credit, amount }) => sum + (credit === 'expired' ? amount : debit === 'expired' ? -amount : 0),
    0,
  )
