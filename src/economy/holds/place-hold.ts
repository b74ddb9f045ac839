import { whyFrozenNow } from '../agencies/freeze-pool.ts'
import { type Decision, decide, refuse } from '../decision.ts'
import { overOwnLimit } from '../limits/own-limits.ts'
import type { Policy } from '../policy/policy.ts'
import { take } from '../wallets/burn.ts'
import { available, type Movement, type Wallet } from '../wallets/wallet.ts'
import { about, type Hold } from './hold.ts'

/**
 * A hold sets all of its Connects aside from live lots or none at all, once for the same reason, until an instant it names.
 *
 * They are neither spent nor spendable: an auction, say, may take fewer of them than its bid. What is held does not lapse
 * with its lot while it is held. Source: ours; no platform says how it sets a bid aside.
 */
export function placeHold(
  asked: AskedHold,
  wallet: Wallet,
  policy: Policy,
  now: Temporal.Instant,
): Decision<PlacedHold> {
  const { connects, timesOutAt, holdId, movementId, ...words } = asked
  if (!Number.isSafeInteger(connects) || connects < 1)
    return refuse('invalid-input', { message: 'A hold is of one Connect or more.' })
  if (Temporal.Instant.compare(timesOutAt, now) <= 0)
    return refuse('invalid-input', { message: 'A hold ends later than it begins.' })
  const frozen = whyFrozenNow(wallet, policy)
  if (frozen) return frozen
  const over = overOwnLimit({ connects }, wallet, now)
  if (over) return over
  const entries = take(wallet, connects, 'held', { order: policy.lots.burnOrder, now })
  if (!entries) return refuse('too-few-connects', { hold: connects, available: available(wallet, now) })
  const hold: Hold = {
    ...words,
    id: holdId,
    amount: connects,
    captured: 0,
    released: 0,
    state: 'placed',
    placedAt: now,
    timesOutAt,
    endedAt: null,
    legs: [],
  }
  return decide({
    hold,
    movement: { id: movementId, walletId: wallet.id, kind: 'held', at: now, entries, ...about(hold) },
  })
}

export type AskedHold = Pick<Hold, 'reason' | 'purpose' | 'timesOutAt' | 'postId' | 'proposalId'> & {
  connects: number
  holdId: string
  movementId: string
}
/** The hold as it was before its movement: its entries say what it holds. */
export type PlacedHold = { hold: Hold; movement: Movement }
