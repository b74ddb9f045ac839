import { type Decision, refuse } from '../decision.ts'
import type { Entry, Movement, Wallet } from '../wallets/wallet.ts'

/** What a member allows themselves to spend, in Connects; null is no limit. */
export type Limits = { monthly: number | null; weekly: number | null; proposal: number | null; boost: number | null }
/** The limits that hold for a length of time. */
export const budgets = ['monthly', 'weekly'] as const
export type Budget = (typeof budgets)[number]
/** What has left a wallet in the month and in the week of an instant (UTC) and has not come back since, in the order in which it left. */
export type Spent = Record<Budget, SpentIn>
type SpentIn = { window: string; on: Spending[] }
/** What was paid for a proposal, set aside in a hold or paid for a service; below zero it is what came back of that. */
export type Spending = Pick<Movement, 'kind' | 'proposalId' | 'holdId'> & { connects: number }
/** The limits of a wallet, and what they are measured by: only whoever has a budget needs to know `spent`. */
export type OwnLimits = Limits & { spent?: Spent }

/** What is about to leave a wallet, and what it is for; `inAll` is what that costs with what was paid for it before. */
export type Cost = { for?: 'proposal' | 'boost'; connects: number; inAll?: number }

/**
 * Nobody spends more than they allow themselves: so many Connects in a calendar month or week (UTC), on one proposal, on one boost.
 *
 * A week begins on Monday. What is held counts as spent, and what comes back only against the month or week in which it
 * was spent: Connects of August that come back in September leave September's budget as it was. What costs nothing is
 * always allowed. A limit may be raised at any time and holds at once: it is there to be thought of, not to be a trap.
 * Answers why not, or undefined. Source: ours; Thumbtack has a weekly budget (A).
 */
export function overOwnLimit(cost: Cost, { limits }: Wallet, now: Temporal.Instant): Decision<never> | undefined {
  const { connects, inAll = connects } = cost
  if (!limits || connects <= 0) return undefined
  const most = cost.for ? limits[cost.for] : null
  if (most !== null && inAll > most) return refuse(`over-${cost.for!}-limit`, { cost: inAll, most })
  const passed = budgets.find(budget => connects > leftOf(limits, budget, now))
  if (!passed) return undefined
  return refuse(`over-${passed}-budget`, {
    cost: connects,
    most: limits[passed],
    spent: spentIn(limits, passed, now),
  })
}

/** What may still be spent in this month and this week: without a budget, anything. */
export const budgetLeft = (limits: OwnLimits | undefined, now: Temporal.Instant): number =>
  limits ? Math.min(...budgets.map(budget => leftOf(limits, budget, now))) : Number.POSITIVE_INFINITY

/** Which budget has less left of it, where there is one. */
export function tightestBudget(limits: OwnLimits | undefined, now: Temporal.Instant): Budget | undefined {
  const set = budgets.filter(budget => typeof limits?.[budget] === 'number')
  return set.toSorted((a, b) => leftOf(limits!, a, now) - leftOf(limits!, b, now))[0]
}

const leftOf = (limits: OwnLimits, budget: Budget, now: Temporal.Instant): number => {
  const most = limits[budget]
  return typeof most === 'number' ? most - spentIn(limits, budget, now) : Number.POSITIVE_INFINITY
}

/** What counts against a budget at an instant. */
export function spentIn({ spent }: OwnLimits, budget: Budget, now: Temporal.Instant): number {
  if (!spent) throw new Error('What was spent was not read with the wallet')
  const { window, on } = spent[budget]
  return window === windowOf(budget, now) ? sumOf(on) : 0
}

export const sumOf = (on: Spending[]): number => on.reduce((sum, { connects }) => sum + connects, 0)

/** The limits after a movement. */
export function spend(limits: OwnLimits, movement: Movement): OwnLimits {
  if (!limits.spent) return limits
  const { monthly, weekly } = limits.spent
  return {
    ...limits,
    spent: { monthly: inWindow('monthly', monthly, movement), weekly: inWindow('weekly', weekly, movement) },
  }
}

function inWindow(budget: Budget, before: SpentIn, movement: Movement): SpentIn {
  const window = windowOf(budget, movement.at)
  if (window < before.window) return before
  return { window, on: spentAfter(window === before.window ? before.on : [], spendingOf(movement)) }
}

/** What was spent in the month and in the week of an instant, of all that moved since the earlier of the two began. */
export function spentOf(movements: (Spending & { at: Temporal.Instant })[], now: Temporal.Instant): Spent {
  const within = (budget: Budget): SpentIn => {
    const begun = beginOf(budget, now)
    const since = movements.filter(({ at }) => Temporal.Instant.compare(at, begun) >= 0)
    return { window: windowOf(budget, now), on: since.reduce<Spending[]>(spentAfter, []) }
  }
  return { monthly: within('monthly'), weekly: within('weekly') }
}

/** What is spent in a month or week after something more was, or came back: what comes back of another's spending finds nothing here. */
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

/** The month as YYYY-MM, the week by its Monday as YYYY-MM-DD. */
export const windowOf = (budget: Budget, at: Temporal.Instant): string =>
  beginOf(budget, at)
    .toString()
    .slice(0, budget === 'monthly' ? 7 : 10)

/** When the month or the week of an instant began. */
export function beginOf(budget: Budget, at: Temporal.Instant): Temporal.Instant {
  const day = at.toZonedDateTimeISO('UTC').toPlainDate()
  const first = budget === 'monthly' ? day.with({ day: 1 }) : day.subtract({ days: day.dayOfWeek - 1 })
  return first.toZonedDateTime('UTC').toInstant()
}

/** The first instant after this one at which a budget begins anew; undefined where there is none. */
export const budgetTurn = (limits: Limits, after: Temporal.Instant): Temporal.Instant | undefined =>
  budgets
    .filter(budget => typeof limits[budget] === 'number')
    .map(budget => endOf(budget, after))
    .sort(Temporal.Instant.compare)[0]

function endOf(budget: Budget, at: Temporal.Instant): Temporal.Instant {
  const begun = beginOf(budget, at).toZonedDateTimeISO('UTC')
  return begun.add(budget === 'monthly' ? { months: 1 } : { weeks: 1 }).toInstant()
}

/** When the earlier of the two began. */
export const spendingSince = (now: Temporal.Instant): Temporal.Instant => {
  const [month, week] = [beginOf('monthly', now), beginOf('weekly', now)]
  return Temporal.Instant.compare(month, week) < 0 ? month : week
}
