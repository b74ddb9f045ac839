import type { Op } from '../op.ts'
import type { Expected } from './expected.ts'
import type { Purse } from './purse.ts'

type Limits = { monthly: number | null; proposal: number | null; boost: number | null }

/** What people allow themselves. */
export class OwnLimits {
  of = new Map<string, Limits>()
  #purse: Purse

  constructor(purse: Purse) {
    this.#purse = purse
  }

  set({ by, monthly, proposal, boost }: Op & { kind: 'set-limits' }): Expected {
    const limits = { monthly, proposal, boost }
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
    return connects > this.left(owner, now) ? 'over-monthly-budget' : undefined
  }

  /** What is left of this month's budget. */
  left(owner: string, now: number): number {
    const monthly = this.of.get(owner)?.monthly ?? null
    return monthly === null ? Infinity : monthly - this.#purse.spentInMonth(owner, now)
  }
}
