import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import { type GivenBack, giveBack, type Taken } from '../wallets/give-back.ts'
import type { Lot, Movement, Wallet } from '../wallets/wallet.ts'
import { about, cutLegs, type Hold, heldBy } from './hold.ts'

/**
 * A released hold gives back what it still holds to the lots it came from, last taken first; what happens if a lot has lapsed meanwhile is the policy's choice.
 *
 * The choice is recorded in the entry's note, as with a return. It gives new days once: what is held over the last instant of a
 * lot of its own is lost with that, or holding again and again would keep a Connect for ever. With `connects` only so many go back, and the rest stays
 * held. Source: no platform says, so it is data: `holds.ofLapsedLot`.
 */
export function releaseHold(hold: Hold, release: Release, policy: Policy, now: Temporal.Instant): Decision<HoldMoved> {
  if (hold.state !== 'placed') return refuse('hold-ended', { state: hold.state })
  const { connects = heldBy(hold) } = release
  if (!Number.isSafeInteger(connects) || connects < 1)
    return refuse('invalid-input', { message: 'A release is of one Connect or more.' })
  if (connects > heldBy(hold)) return refuse('hold-too-small', { asked: connects, held: heldBy(hold) })
  return decide(ending('released', hold, release, { policy, now }))
}

/**
 * From its time-out on a hold counts as released, whether or not anybody has written that down.
 *
 * The line is dated at that instant, like the lapse of a lot: nobody can capture the hold afterwards, and no balance
 * waits for a job. Source: ours; a hold nobody decides must not keep Connects for ever.
 */
export const timeOutHold = (hold: Hold, release: Release, policy: Policy): HoldMoved =>
  ending('timed-out', hold, release, { policy, now: hold.timesOutAt })

export type Release = { wallet: Wallet; movementId: string; newId: () => string; connects?: number }
export type HoldMoved = { movement: Movement; opened: Lot[] }

function ending(
  kind: 'released' | 'timed-out',
  hold: Hold,
  { wallet, movementId, newId, connects = heldBy(hold) }: Release,
  { policy, now }: { policy: Policy; now: Temporal.Instant },
): HoldMoved {
  const taken = cutLegs(hold.legs, heldBy(hold) - connects).rest
  const { entries, opened } = giveBackHeld(wallet, { taken, movementId, newId }, policy, now)
  return { movement: { id: movementId, walletId: wallet.id, kind, at: now, entries, ...about(hold) }, opened }
}

/** Held Connects go back to their lots, or where those have lapsed as the policy says. */
export const giveBackHeld = (wallet: Wallet, taken: Taken, policy: Policy, now: Temporal.Instant): GivenBack =>
  giveBack(wallet, taken, { from: 'held', rule: policy.holds.ofLapsedLot, now })
