import { type Decision, decide, refuse } from './decision.ts'
import { about, type Hold, heldBy, type Leg } from './hold.ts'
import type { Policy } from './policy.ts'
import { giveBackHeld, type HoldMoved } from './release-hold.ts'
import type { Entry, Wallet } from './wallet.ts'

/**
 * A capture spends held Connects, all or part, in the order in which they were set aside; the rest stays held or goes back with it.
 *
 * It always works while the hold lasts, also when a lot has lapsed meanwhile, and never takes more than is held.
 * With `release` the charge and what comes back are one movement. Source: ours.
 */
export function captureHold(hold: Hold, capture: Capture, policy: Policy, now: Temporal.Instant): Decision<HoldMoved> {
  const { wallet, connects, release, movementId, newId } = capture
  if (hold.state !== 'placed') return refuse('hold-ended', { state: hold.state })
  if (!Number.isSafeInteger(connects) || connects < 1)
    return refuse('invalid-input', { message: 'A capture is of one Connect or more.' })
  if (connects > heldBy(hold)) return refuse('hold-too-small', { asked: connects, held: heldBy(hold) })
  const { spent, rest } = cut(hold.legs, connects)
  const burnt: Entry[] = spent.map(leg => ({ debit: 'held', credit: 'burnt', ...leg }))
  const back = giveBackHeld(wallet, { taken: release ? rest : [], movementId, newId }, policy, now)
  return decide({
    movement: {
      id: movementId,
      walletId: wallet.id,
      kind: 'captured',
      at: now,
      entries: [...burnt, ...back.entries],
      ...about(hold),
    },
    opened: back.opened,
  })
}

export type Capture = {
  wallet: Wallet
  connects: number
  /** Whether what is not captured goes back at once. */
  release: boolean
  movementId: string
  newId: () => string
}

/** The first `amount` Connects of what is held, and the others. */
function cut(legs: Leg[], amount: number): { spent: Leg[]; rest: Leg[] } {
  let due = amount
  const parts = legs.map(leg => {
    const spent = Math.min(due, leg.amount)
    due -= spent
    return { lotId: leg.lotId, spent, rest: leg.amount - spent }
  })
  const of = (part: 'spent' | 'rest') =>
    parts.flatMap(({ lotId, [part]: amount }) => (amount > 0 ? [{ lotId, amount }] : []))
  return { spent: of('spent'), rest: of('rest') }
}
