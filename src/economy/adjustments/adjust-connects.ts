import { type Decision, decide, refuse } from '../decision.ts'
import { isSameMailbox } from '../grants/referral-grants.ts'
import type { Policy } from '../policy/policy.ts'
import { take } from '../wallets/burn.ts'
import { grantConnects } from '../wallets/grant-connects.ts'
import { available, type Lot, type Movement, type Wallet } from '../wallets/wallet.ts'

/** How an adjustment stands: it waits for a second operator, or is made, or is rejected. */
export const adjustmentStates = ['waiting', 'made', 'rejected'] as const
export type AdjustmentState = (typeof adjustmentStates)[number]

/** Connects that an operator gives, or below zero takes, for a reason. */
export type Adjustment = { id: string; connects: number; reason: string }

/** Somebody who acts, or whose wallet it is; `people` are those of an agency, each of whom it is like their own for. */
export type Person = { id: string; email: string | null; people?: Person[] | null }

/**
 * An adjustment gives or takes all of its Connects at once, and never takes more than there are.
 *
 * What is given is a lot of its own; what is taken leaves in the order in which Connects are spent. Source: ours.
 */
export function adjustConnects(
  { id, connects, reason }: Adjustment,
  { wallet, lotId, movementId }: Adjusting,
  policy: Policy,
  now: Temporal.Instant,
): Decision<Adjusted> {
  if (connects > 0) {
    const grant = { walletId: wallet.id, lotId, movementId, connects, source: 'adjustment', reason: `adjustment:${id}` }
    const { lot, movement } = grantConnects(grant, policy, now)
    const entries = movement.entries.map(entry => ({ ...entry, note: reason }))
    return decide({ movement: { ...movement, kind: 'adjusted', entries }, opened: [lot] })
  }
  const entries = take(wallet, -connects, 'revoked', { order: policy.lots.burnOrder, now })
  if (!entries) return refuse('adjustment-too-large', { asked: -connects, available: available(wallet, now) })
  const movement: Movement = {
    id: movementId,
    walletId: wallet.id,
    kind: 'adjusted',
    at: now,
    entries: entries.map(entry => ({ ...entry, note: reason })),
    postId: null,
    proposalId: null,
  }
  return decide({ movement, opened: [] })
}

type Adjusting = { wallet: Wallet; lotId: string; movementId: string }
type Adjusted = { movement: Movement; opened: Lot[] }

/**
 * Above the policy's limit, and in an operator's own wallet, an adjustment waits for a second person.
 *
 * What the same operator alone gave or took there within `corrections.approvalDays` (`recent`) counts with it.
 * Source: ours, `corrections.approvalAbove`: nobody alone makes much out of nothing, or anything for themselves.
 */
export const needsApproval = (
  { connects, recent }: { connects: number; recent: number },
  { asker, owner }: Record<'asker' | 'owner', Person>,
  { corrections }: Policy,
): boolean => Math.abs(connects) + recent > corrections.approvalAbove || isSamePerson(asker, owner)

/**
 * Whoever asked for an adjustment cannot approve it, nor can whoever it is for, nor another account of either.
 *
 * Accounts of one mailbox count as one person, as nobody refers themselves (referral-grants.ts). Source: ours.
 */
export function mayApprove(
  approver: Person,
  { asker, owner }: Record<'asker' | 'owner', Person>,
): Decision<{ approver: string }> {
  if (isSamePerson(approver, asker)) return refuse('own-request', { what: 'adjustment', whose: 'yours' })
  if (isSamePerson(approver, owner)) return refuse('own-request', { what: 'adjustment', whose: 'for you' })
  return decide({ approver: approver.id })
}

/** Accounts of one mailbox are one person's, and the pool of an agency is that of everybody who belongs to it. */
export const isSamePerson = (a: Person, b: Person): boolean =>
  everybody(a).some(one => everybody(b).some(other => isSame(one, other)))

const everybody = (person: Person): Person[] => [person, ...(person.people ?? [])]
const isSame = (a: Person, b: Person): boolean =>
  a.id === b.id || (a.email !== null && b.email !== null && isSameMailbox(a.email, b.email))
