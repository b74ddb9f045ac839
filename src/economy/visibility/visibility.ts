import type { Policy } from '../policy/policy.ts'
import { take } from '../wallets/burn.ts'
import type { Movement, MovementKind, Wallet } from '../wallets/wallet.ts'

/** What a freelancer may pay for to be seen; each is also the kind of the movements that pay for it. */
export const visibilityServices = ['availability-badge', 'boosted-profile'] as const satisfies readonly MovementKind[]
export type VisibilityService = (typeof visibilityServices)[number]

export const meterStates = ['on', 'paused', 'off'] as const

/** How a service of one freelancer is paid: `counted` Connects since `countedFrom`, each for 168 / `weekly` hours. */
export type Meter = {
  state: (typeof meterStates)[number]
  /** The most a week its owner agreed to, in Connects. */
  ceiling: number
  /** The price a week by which it counts. */
  weekly: number
  countedFrom: Temporal.Instant
  counted: number
}

const week = 7 * 24 * 60 * 60 * 1000

/** Until when a meter is paid, which is when its next Connect falls due: exact, in whole milliseconds, rounded up. */
export function paidUntil({ countedFrom, counted, weekly }: Meter): Temporal.Instant {
  const rest = counted % weekly
  return countedFrom.add({ milliseconds: ((counted - rest) / weekly) * week + Math.ceil((rest * week) / weekly) })
}

/**
 * What the badge costs a week moves in steps with how many wear it, if the policy says so; each Connect is charged by the step at which it falls due.
 *
 * A badge that everybody wears tells a client little, so it costs more then and fewer wear it. The first and the last
 * step are its least and its most; its owner's ceiling holds whatever it does. Null where a service is not offered.
 * Source: A, the weekly price floats, how is stated nowhere; policies/*.yaml, `visibility.availabilityBadge`.
 */
export function weeklyPrice({ visibility }: Policy, service: VisibilityService, wearing: number): number | null {
  if (service === 'boosted-profile') return visibility.boostedProfile?.weekly ?? null
  const badge = visibility.availabilityBadge
  return badge && (badge.demand.findLast(({ from }) => from <= wearing)?.weekly ?? badge.weekly)
}

/** Whether what a service costs depends on how many wear it. */
export const isMoving = ({ visibility }: Policy): boolean => (visibility.availabilityBadge?.demand.length ?? 0) > 0

/** Whether clients see it: while it is paid, and then for as long as the clockwork may take to charge the next Connect. */
export const isShown = (
  meter: Meter,
  { graceMinutes, now }: { graceMinutes: number; now: Temporal.Instant },
): boolean => meter.state === 'on' && now.epochMilliseconds < paidUntil(meter).epochMilliseconds + graceMinutes * 60_000

/** The movement that pays for it, or undefined where the wallet has fewer Connects. */
export function payForVisibility(
  wallet: Wallet,
  paid: { service: VisibilityService; connects: number; movementId: string },
  policy: Policy,
  now: Temporal.Instant,
): Movement | undefined {
  const entries = take(wallet, paid.connects, 'burnt', { order: policy.lots.burnOrder, now })
  if (!entries) return undefined
  const { movementId: id, service: kind } = paid
  return { id, walletId: wallet.id, kind, at: now, entries, postId: null, proposalId: null }
}
