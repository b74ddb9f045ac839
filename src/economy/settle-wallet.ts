import { applyMovement } from './apply-movement.ts'
import { timedOut } from './hold.ts'
import { lapseLots } from './lapse-lots.ts'
import type { Policy } from './policy.ts'
import { type HoldMoved, timeOutHold } from './release-hold.ts'
import { settleOwed } from './settle-owed.ts'
import type { Wallet } from './wallet.ts'

/** A wallet as it is by now, and the movements that made it so: what happened by itself and nobody has written down. */
export type Settled = { wallet: Wallet; happened: HoldMoved[] }

/**
 * Lots lapse and holds time out in the order of their instants, so that what a hold gives back can lapse afterwards.
 *
 * Where both fall on one instant the lot has lapsed already: it counts until its last instant and not after.
 */
export function settleWallet(
  before: Wallet,
  { policyAt, now, newId }: { policyAt: (at: Temporal.Instant) => Policy; now: Temporal.Instant; newId: () => string },
): Settled {
  let wallet = before
  const happened: HoldMoved[] = []
  const happen = (one: HoldMoved) => {
    wallet = applyMovement(wallet, one.movement, one.opened)
    happened.push(one)
    const settling = settleOwed(wallet, one.movement, { policy: policyAt(one.movement.at), movementId: newId() })
    if (settling) happen({ movement: settling, opened: [] })
  }
  const lapseUntil = (until: Temporal.Instant) => {
    for (const movement of lapseLots(wallet, until, newId)) happen({ movement, opened: [] })
  }
  for (const hold of dueHolds(before, now)) {
    lapseUntil(hold.timesOutAt)
    happen(timeOutHold(hold, { wallet, movementId: newId(), newId }, policyAt(hold.timesOutAt)))
  }
  lapseUntil(now)
  return { wallet, happened }
}

const dueHolds = ({ holds }: Wallet, now: Temporal.Instant) =>
  holds
    .filter(hold => hold.state === 'placed' && timedOut(hold, now))
    .sort((a, b) => Temporal.Instant.compare(a.timesOutAt, b.timesOutAt) || (a.id < b.id ? -1 : 1))
