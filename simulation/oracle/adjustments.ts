import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { Purse } from './purse.ts'
import type { Versions } from './versions.ts'

type Adjustment = {
  id: string
  owner: string
  connects: number
  state: 'waiting' | 'made' | 'rejected'
  askedBy: string
  askedAt: number
  /** By one operator alone. */
  alone: boolean
}

const day = 86_400_000

/** What operators give and take by hand. */
export class Adjustments {
  all = new Map<string, Adjustment>()
  #versions: Versions
  #purse: Purse
  /** Who is the same person, whichever account they use. */
  #personOf: (id: string) => string

  constructor(versions: Versions, purse: Purse, personOf: (id: string) => string) {
    this.#versions = versions
    this.#purse = purse
    this.#personOf = personOf
  }

  ask(op: Op & { kind: 'adjust' }, { id, isOwner, now }: { id: string; isOwner: boolean; now: number }): Expected {
    const { by, walletId: owner, connects } = op
    if (connects === 0) return refused('invalid-input')
    if (!isOwner) return refused('not-found')
    if (-connects > this.#purse.of(owner, now).length) return refused('adjustment-too-large')
    const { approvalAbove } = this.#versions.at(now, owner).corrections
    const { approvalDays } = this.#versions.at(now).corrections
    const recent = [...this.all.values()].filter(
      each => each.alone && each.owner === owner && each.askedBy === by && each.askedAt > now - approvalDays * day,
    )
    const inAll = recent.reduce((sum, each) => sum + Math.abs(each.connects), Math.abs(connects))
    const alone = inAll <= approvalAbove && this.#personOf(by) !== this.#personOf(owner)
    const state = alone ? ('made' as const) : ('waiting' as const)
    const adjustment = { id, owner, connects, state, askedBy: by, askedAt: now, alone }
    this.all.set(id, adjustment)
    if (alone) this.#make(adjustment, now)
    return this.#answer(adjustment, now)
  }

  settle(op: Op & { kind: 'approve' | 'reject' }, now: number): Expected {
    const adjustment = this.all.get(op.adjustmentId)
    if (!adjustment || adjustment.owner !== op.walletId) return refused('not-found')
    if (adjustment.state !== 'waiting') return refused('adjustment-decided')
    if (op.kind === 'approve') {
      const by = this.#personOf(op.by)
      if ([adjustment.askedBy, adjustment.owner].some(id => this.#personOf(id) === by)) return refused('own-request')
      if (-adjustment.connects > this.#purse.of(adjustment.owner, now).length) return refused('adjustment-too-large')
      this.#make(adjustment, now)
    }
    adjustment.state = op.kind === 'approve' ? 'made' : 'rejected'
    return this.#answer(adjustment, now)
  }

  #make({ owner, connects }: Adjustment, now: number): void {
    if (connects > 0) this.#purse.grant(owner, connects, now)
    else this.#purse.take(owner, -connects, 'taken back', now)
  }

  #answer({ id: adjustmentId, owner: walletId, connects, state }: Adjustment, now: number): Expected {
    return { fields: { walletId, adjustmentId, connects, state, balance: this.#purse.of(walletId, now).length } }
  }
}
