import { type Decision, refuse } from './decision.ts'
import type { Entry, Movement, Wallet } from './wallet.ts'

/** What a member allows themselves to spend, in Connects; null is no limit. */
export type Limits = { monthly: number | null; proposal: number | null; boost: number | null }
/** What has left a wallet in a calendar month (UTC) and has not come back since, in the order in which it left. */
export type Spent = { month: string; on: Spending[] }
/** What was paid for a proposal, set aside in a hold or paid for a service; below zero it is what came back of that. */
export type Spending = Pick<Movement, 'kind' | 'proposalId' | 'holdId'> & { connects: number }
/** The limits of a wallet, and what they are measured by: only whoever has a monthly budget needs to know `spent`. */
export type OwnLimits = Limits & { spent?: Spent }

/** What is about to leave a wallet, and what it is for; `inAll` is what that costs with what was paid for it before. */
export type Cost = { for?: 'proposal' | 'boost'; connects: number; inAll?: number }

/**
 * Nobody spends more than they allow themselves: so many Connects in a calendar month (UTC), on one proposal, on one boost.
 *
 * What is held counts as spent, and what comes back only against the month in which it was spent: Connects of August that
 * come back in September leave September's budget as it was. What costs nothing is always allowed. A limit may be raised
 * at any time and holds at once: it is there to be thought of, not to be a trap.
 * Answers why not, or undefined. Source: ours; Thumbtack has a weekly budget (facts, section 7).
 */
export function overOwnLimit(cost: Cost, { limits }: Wallet, now: Temporal.Instant): Decision<never> | undefined {
  const { connects, inAll = connects } = cost
  if (!limits || connects <= 0) return undefined
  const most = cost.for ? limits[cost.for] : null
  if (most !== null && inAll > most) return refuse(`over-${cost.for!}-limit`, { cost: inAll, most })
  if (limits.monthly === null || connects <= budgetLeft(limits, now)) return undefined
  return refuse('over-monthly-budget', { cost: connects, most: limits.monthly, spent: spentIn(limits, now) })
}

/** What may still be spent in this month: without a monthly budget, anything. */
export const budgetLeft = (limits: OwnLimits | undefined, now: Temporal.Instant): number =>
  limits?.monthly === undefined || limits.monthly === null
    ? Number.POSITIVE_INFINITY
    : limits.monthly - spentIn(limits, now)

/** What counts against the monthly budget at an instant. */
export function spentIn({ spent }: OwnLimits, now: Temporal.Instant): number {
  if (!spent) throw new Error('What was spent in this month was not read with the wallet')
  return spent.month === monthOf(now) ? sumOf(spent.on) : 0
}

export const sumOf = (on: Spending[]): number => on.reduce((sum, { connects }) => sum + connects, 0)

/** The limits after a movement. */
export function spend(limits: OwnLimits, movement: Movement): OwnLimits {
  if (!limits.spent) return limits
  const month = monthOf(movement.at)
  if (month < limits.spent.month) return limits
  const before = month === limits.spent.month ? limits.spent.on : []
  return { ...limits, spent: { month, on: spentAfter(before, spendingOf(movement)) } }
}

/** What is spent in a month after something more was, or came back: what comes back of another month's spending finds nothing here. */
export function spentAfter(on: Spending[], one: Spending): Spending[] {
  if (one.connects >= 0) return one.connects > 0 ? [...on, one] : on
  let due = -one.connects
  const after = on.toReversed().map(spent => {
    const back = isOf(spent, one) ? Math.min(due, spent.connects) : 0
    due -= back
    return { ...spent, connects: spent.connects - back }
  })
  return after.reverse().filter(({ connects }) => connects > 0)
}

/** Whether something comes back of this: a hold's of that hold, a boost's of any hold of its proposal, a price's of the price. */
function isOf(spent: Spending, back: Spending): boolean {
  if (back.holdId) return spent.holdId === back.holdId
  return spent.proposalId === back.proposalId && Boolean(spent.holdId) === (back.kind === 'boost-returned')
}

const spendingOf = ({ kind, proposalId, holdId, entries }: Movement): Spending => ({
  kind,
  proposalId,
  ...(holdId && { holdId }),
  connects: entries.reduce((sum, entry) => sum + spentBy(entry), 0),
})

/** What was paid or set aside, and what came back of that; a grant, a lapse or a forfeit is neither. */
function spentBy({ debit, credit, amount }: Entry): number {
  if (debit === 'available') return credit === 'burnt' || credit === 'held' ? amount : 0
  return credit === 'available' && debit !== 'issued' ? -amount : 0
}

export const monthOf = (at: Temporal.Instant): string => at.toString().slice(0, 7)

export const startOfMonth = (month: string): Temporal.Instant => Temporal.Instant.from(`${month}-01T00:00:00Z`)
