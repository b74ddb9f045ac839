import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import type { Entry, Wallet } from '../wallets/wallet.ts'
import { about, cutLegs, type Hold, heldBy } from './hold.ts'
import { giveBackHeld, type HoldMoved } from './release-hold.ts'

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
  const { first: spent, rest } = cutLegs(hold.legs, connects)
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
