import type { Policy } from '#economy/policy/policy'
import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'

type Badge = { held: boolean; next: number }
type Give = (grant: { walletId: string; reason: string; connects: number }, now: number) => boolean

/** Badges that operators give: some Connects the first time, and some with each month that begins while they are held. */
export class Badges {
  all = new Map<string, Badge>()
  #policy: Policy
  #give: Give

  constructor(policy: Policy, give: Give) {
    this.#policy = policy
    this.#give = give
  }

  set({ memberId, badge, held }: Op & { kind: 'set-badge' }, isFreelancer: boolean, now: number): Expected {
    const known = this.all.get(`${memberId}/${badge}`)
    const answer = (granted: number): Expected => ({ fields: { memberId, badge, held, granted } })
    if (known && known.held === held) return answer(0)
    if (!held) {
      if (!known) return refused('not-found')
      this.pay([`${memberId}/${badge}`], now)
      known.held = false
      return answer(0)
    }
    const rule = this.#rule(badge)
    if (!isFreelancer) return refused('not-found')
    if (!rule) return refused('no-such-grant')
    this.all.set(`${memberId}/${badge}`, { held, next: monthAfter(now) })
    const isFirst =
      rule.once > 0 && this.#give({ walletId: memberId, reason: `badge:${badge}`, connects: rule.once }, now)
    return answer(isFirst ? rule.once : 0)
  }

  /** What these give for the months that have begun. */
  pay(keys: string[], now: number): void {
    for (const key of keys) {
      const held = this.all.get(key)
      const [walletId, badge] = key.split('/') as [string, string]
      const connects = this.#rule(badge)?.monthly ?? 0
      for (; held?.held && held.next <= now; held.next = monthAfter(held.next)) {
        const reason = `badge:${badge}:${new Date(held.next).toISOString().slice(0, 10)}`
        if (connects > 0) this.#give({ walletId, reason, connects }, now)
      }
    }
  }

  #rule = (badge: string) => this.#policy.grants.badges.find(rule => rule.badge === badge)
}

const monthAfter = (at: number): number => Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() + 1, 1)
