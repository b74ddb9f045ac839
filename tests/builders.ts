import fc from 'fast-check'
import type { BoostAuction } from '#economy/boosts/boost-auction'
import type { Hold } from '#economy/holds/hold'
import { placeHold } from '#economy/holds/place-hold'
import type { Plan } from '#economy/plans/plan-rules'
import type { HowMuchReturns, Policy, ReturningEvent } from '#economy/policy/policy'
import { applyMovement } from '#economy/wallets/apply-movement'
import { type Lot, newcomer, type Wallet } from '#economy/wallets/wallet'
import { readPolicy } from '#gateways/policies/read-policy'
import { quiet } from './quiet.ts'

/** Values for tests of the rules. Each builder says only what the test is about. */
export const noon = Temporal.Instant.from('2026-05-01T12:00:00Z')
export const days = (count: number): Temporal.Instant => noon.add({ hours: 24 * count })

export const earnest = quiet(readPolicy('earnest'))

export const withReturns = (
  returns: Partial<Record<ReturningEvent, HowMuchReturns>> &
    Partial<Pick<Policy['returns'], 'intoLapsedLot' | 'unreadHours' | 'firstPack'>>,
): Policy => ({ ...earnest, returns: Object.assign({}, earnest.returns, ...Object.entries(returns).map(asReturn)) })

const asReturn = ([key, rule]: [string, unknown]) => ({
  [key]: typeof rule === 'string' ? { ...earnest.returns[key as ReturningEvent], proposal: rule } : rule,
})

/** An auction in which nobody has bid yet. */
export const newAuction = (about: Partial<BoostAuction> = {}): BoostAuction => ({
  closesAt: days(7),
  closedAt: null,
  placebo: false,
  clearing: null,
  losing: 0,
  last: 0,
  bids: [],
  ...about,
})

export const lot = (about: Partial<Lot> = {}): Lot => ({
  id: 'lot-1',
  source: 'sign-up',
  reason: about.id ?? 'sign-up',
  granted: about.left ?? 40,
  left: 40,
  held: 0,
  receivedAt: days(-10),
  lapsesAt: days(355),
  priceCents: 0,
  currency: 'USD',
  originLotId: null,
  ...about,
})

export const wallet = (...lots: Lot[]): Wallet => ({
  id: 'wallet-1',
  openedAt: days(-10),
  lots,
  holds: [],
  owed: 0,
  membership: { ...newcomer, settledUntil: days(-10) },
})

/** Lots with any amount left, lapsed, lapsing or lasting. */
export const anyLots = fc
  .array(
    fc.record({
      left: fc.integer({ min: 0, max: 50 }),
      received: fc.integer({ min: -400, max: 0 }),
      lapses: fc.option(fc.integer({ min: -30, max: 400 })),
      bought: fc.boolean(),
    }),
    {
      maxLength: 6,
    },
  )
  .map(found =>
    found.map(({ left, received, lapses, bought }, i) =>
      lot({
        id: `lot-${i}`,
        left,
        granted: left + 1,
        receivedAt: days(received),
        lapsesAt: lapses === null ? null : days(lapses),
        priceCents: bought ? 150 : 0,
      }),
    ),
  )

let count = 0
export const newId = (): string => `id-${++count}`

export const withHolds = (ofLapsedLot: Policy['holds']['ofLapsedLot']): Policy => ({
  ...earnest,
  holds: { ofLapsedLot },
})

/** A wallet with a hold of so many Connects, placed at noon and timing out after `until` days. */
export function holding(before: Wallet, connects: number, until = 5): { wallet: Wallet; hold: Hold } {
  const asked = {
    holdId: newId(),
    movementId: newId(),
    reason: newId(),
    purpose: 'Boost',
    postId: null,
    proposalId: null,
  }
  const placed = placeHold({ ...asked, connects, timesOutAt: days(until) }, before, earnest, noon)
  if (!placed.ok) throw new Error(placed.refusal.code)
  const after = applyMovement(before, placed.value.movement, [], placed.value.hold)
  return { wallet: after, hold: after.holds.at(-1)! }
}

/** A policy with these plans, each like the first of the default one but for what is said. */
export const withPlans = (...plans: Partial<Plan>[]): Policy => ({
  ...earnest,
  agencies: null,
  plans: plans.map((plan, i) => ({ ...earnest.plans[0]!, id: `plan-${i}`, title: `Plan ${i}`, ...plan })),
})
