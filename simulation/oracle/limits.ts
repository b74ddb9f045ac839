import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { Purse } from './purse.ts'
import type { Versions } from './versions.ts'

type Limits = { monthly: number | null; weekly: number | null; proposal: number | null; boost: number | null }

const day = 86_400_000
const none: Limits = { monthly: null, weekly: null, proposal: null, boost: null }

/** What people allow themselves. */
export class OwnLimits {
  of = new Map<string, Limits>()
  #purse: Purse
  #versions: Versions

  constructor(purse: Purse, versions: Versions) {
    this.#purse = purse
    this.#versions = versions
  }

  /** A budget by what the rules do not count by can stay as it is or go, and neither come nor change. */
  set({ by, monthly, proposal, boost, ...asked }: Op & { kind: 'set-limits' }, now: number): Expected {
    const before = this.of.get(by) ?? none
    const limits = { monthly, weekly: asked.weekly === undefined ? before.weekly : asked.weekly, proposal, boost }
    const other = this.#versions.at(now, by).ownLimits.budgetPer === 'week' ? 'monthly' : 'weekly'
    if (limits[other] !== null && limits[other] !== before[other]) return refused('budget-not-by')
    this.of.set(by, limits)
    return { fields: limits }
  }

  /** Why so many Connects are too many for their owner, if they are; `inAll` is what it costs with what was paid before. */
  over(
    owner: string,
    { connects, inAll = connects, on }: { connects: number; inAll?: number; on?: 'proposal' | 'boost' },
    now: number,
  ): string | undefined {
    const limits = this.of.get(owner)
    if (!limits || connects === 0) return undefined
    if (on && limits[on] !== null && inAll > limits[on]) return `over-${on}-limit`
    if (connects > this.#leftOf(limits.monthly, owner, monthOf(now))) return 'over-monthly-budget'
    return connects > this.#leftOf(limits.weekly, owner, mondayOf(now)) ? 'over-weekly-budget' : undefined
  }

  /** What is left of this month's budget, or of this week's where that is less. */
  left(owner: string, now: number): number {
    const { monthly, weekly } = this.of.get(owner) ?? none
    return Math.min(this.#leftOf(monthly, owner, monthOf(now)), this.#leftOf(weekly, owner, mondayOf(now)))
  }

  #leftOf = (budget: number | null, owner: string, begun: number): number =>
    budget === null ? Infinity : budget - this.#purse.spentSince(owner, begun)
}

const monthOf = (now: number): number => Date.UTC(new Date(now).getUTCFullYear(), new Date(now).getUTCMonth(), 1)

/** When the week of an instant began: the first day there is was a Thursday. */
const mondayOf = (now: number): number => {
  const today = Math.floor(now / day)
  return (today - ((today + 3) % 7)) * day
}

export const nextMonday = (now: number): number => mondayOf(now) + 7 * day
