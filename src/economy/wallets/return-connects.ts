import type { Policy } from '../policy/policy.ts'
import { type GivenBack, giveBack, type Taken } from './give-back.ts'
import type { Wallet } from './wallet.ts'

/**
 * A returned Connect goes back to the lot it came from, last taken first; what happens if that lot has lapsed is the policy's choice.
 *
 * `lapse` loses it with its lot, `grace` lets it live some days past the lot's own last instant, `new-lot` gives it days of its own.
 * The choice is recorded in the entry's note. The lapsed lot itself is never revived: its lapse is booked already.
 * Source: no platform says which lot, which expiry or how fast, so it is data: `returns.intoLapsedLot`.
 */
export const returnConnects = (wallet: Wallet, taken: Taken, policy: Policy, now: Temporal.Instant): GivenBack =>
  giveBack(wallet, taken, { from: 'burnt', rule: policy.returns.intoLapsedLot, now })
