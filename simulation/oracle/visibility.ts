import type { Policy } from '#economy/policy/policy'
import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { OwnLimits } from './limits.ts'
import type { Purse } from './purse.ts'

export type Service = 'availability-badge' | 'boosted-profile'
/** One Connect was paid at `from`, and `more` each time one fell due since. */
type Meter = {
  owner: string
  service: Service
  state: 'on' | 'paused' | 'off'
  ceiling: number
  from: number
  paid: number
  inAll: number
}

const week = 7 * 86_400_000

/** Badges and boosted profiles: what is paid ahead, and until when it is. */
export class Visibility {
  all = new Map<string, Meter>()
  #policy: Policy
  #purse: Purse
  #limits: OwnLimits

  constructor(policy: Policy, purse: Purse, limits: OwnLimits) {
    this.#policy = policy
    this.#purse = purse
    this.#limits = limits
  }

  paidUntil = ({ service, from, paid }: Meter): number => from + Math.ceil((paid * week) / this.#weekly(service)!)

  isShown(meter: Meter, now: number): boolean {
    return meter.state === 'on' && now < this.paidUntil(meter) + this.#policy.visibility.graceMinutes * 60_000
  }

  start({ by: owner, service, ceiling }: Op & { kind: 'start-visibility' }, now: number): Expected {
    const weekly = this.#weekly(service)
    if (weekly === null) return refused('visibility-not-offered')
    if (ceiling < 1) return refused('invalid-input')
    if (ceiling < weekly) return refused('ceiling-below-price')
    const known = this.all.get(`${owner}/${service}`)
    const meter: Meter = known ?? { owner, service, state: 'off', ceiling, from: now, paid: 0, inAll: 0 }
    const charged = meter.state !== 'on' && this.paidUntil(meter) <= now ? 1 : 0
    if (this.#purse.of(owner, now).length < charged) return refused('cannot-pay-visibility')
    const over = this.#limits.over(owner, { connects: charged }, now)
    if (over) return refused(over)
    if (charged > 0) this.#pay(meter, now)
    this.all.set(`${owner}/${service}`, Object.assign(meter, { ceiling, state: 'on' }))
    const paidUntil = Temporal.Instant.fromEpochMilliseconds(this.paidUntil(meter)).toString()
    const balance = this.#purse.of(owner, now).length
    return { fields: { service, charged, weekly, paidUntil, shown: this.isShown(meter, now), balance } }
  }

  stop({ by, service }: Op & { kind: 'stop-visibility' }): Expected {
    const meter = this.all.get(`${by}/${service}`)
    if (meter) meter.state = 'off'
    return { fields: { service, state: 'off' } }
  }

  /** The Connects of these that fell due are charged, as far as their owner has them and allows it. */
  charge(keys: string[], now: number): void {
    for (const key of keys) {
      const meter = this.all.get(key)
      if (!meter || meter.state === 'off') continue
      const { owner } = meter
      while (this.paidUntil(meter) <= now) {
        if (this.#purse.of(owner, now).length === 0) meter.state = 'off'
        else if (this.#limits.left(owner, now) < 1) meter.state = 'paused'
        else {
          this.#pay(meter, now)
          meter.state = 'on'
          continue
        }
        break
      }
    }
  }

  /** Those that were shown until now are counted on, the others begin anew. */
  #pay(meter: Meter, now: number): void {
    const until = this.paidUntil(meter)
    if (this.isShown(meter, now) || until === now) meter.paid += 1
    else Object.assign(meter, { from: now, paid: 1 })
    this.#purse.pay(meter.owner, 1, 'shown', now)
    meter.inAll += 1
  }

  #weekly(service: Service): number | null {
    const { availabilityBadge, boostedProfile } = this.#policy.visibility
    return (service === 'availability-badge' ? availabilityBadge : boostedProfile)?.weekly ?? null
  }
}
