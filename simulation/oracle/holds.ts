import { system } from '#marketplace/app'
import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { OwnLimits } from './limits.ts'
import type { Purse } from './purse.ts'
import type { Versions } from './versions.ts'

export type Hold = {
  id: string
  owner: string
  amount: number
  captured: number
  released: number
  timesOutAt: number
  state: 'placed' | 'captured' | 'released' | 'timed-out'
}

/** What is set aside: by its owner for a reason, or by an auction for a bid. */
export class Holds {
  /** In the order they were placed. */
  all = new Map<string, Hold>()
  /** Those of owners, not of auctions. */
  byReason = new Map<string, Hold>()
  #versions: Versions
  #purse: Purse
  #limits: OwnLimits
  /** Whose pool is frozen. */
  frozen: { frozen(wallet: string, now: number): string | undefined } | undefined

  constructor(versions: Versions, purse: Purse, limits: OwnLimits) {
    this.#versions = versions
    this.#purse = purse
    this.#limits = limits
  }

  /** How many of an owner's Connects are held. */
  of(owner: string): number {
    const own = [...this.all.values()].filter(hold => hold.owner === owner && hold.state === 'placed')
    return this.#purse.count(own.map(({ id }) => id))
  }

  timeOut(now: number): void {
    const due = [...this.all.values()].filter(hold => hold.state === 'placed' && hold.timesOutAt <= now)
    for (const hold of due.sort((a, b) => a.timesOutAt - b.timesOutAt))
      this.release(hold, this.held(hold), { at: hold.timesOutAt, as: 'timed-out' })
  }

  held = ({ id }: Hold): number => this.#purse.count([id])

  /** Answers the hold, or nothing where there are too few Connects. */
  place(asked: Pick<Hold, 'id' | 'owner' | 'amount' | 'timesOutAt'>, now: number): Hold | undefined {
    if (!this.#purse.pay(asked.owner, asked.amount, asked.id, now)) return undefined
    const hold: Hold = { ...asked, captured: 0, released: 0, state: 'placed' }
    this.all.set(hold.id, hold)
    return hold
  }

  capture(hold: Hold, connects: number, spentAs = 'spent'): void {
    this.#purse.spend(hold.id, connects, spentAs)
    hold.captured += connects
    if (this.held(hold) === 0) hold.state = 'captured'
  }

  /** The last so many of it go back. */
  release(hold: Hold, connects: number, { at, as }: { at: number; as: Hold['state'] }): void {
    this.#purse.giveBack(hold.id, at, {
      rule: this.#versions.at(at, hold.owner).holds.ofLapsedLot,
      connects,
      held: true,
    })
    hold.released += connects
    if (this.held(hold) === 0) hold.state = as
  }

  placeOwn(op: Op & { kind: 'place-hold' }, given: string | undefined, now: number): Expected {
    const once = `${op.by}/${op.reason}`
    const before = this.byReason.get(once)
    const answer = ({ id }: Hold): Expected => ({
      fields: { holdId: id, connects: op.connects, balance: this.#purse.of(op.by, now).length },
    })
    if (before) {
      const same = before.amount === op.connects && before.timesOutAt === op.timesOutAt
      return same ? answer(before) : refused('hold-reason-used')
    }
    if (op.connects < 1 || op.timesOutAt <= now) return refused('invalid-input')
    const { by: owner, connects: amount, timesOutAt } = op
    const frozen = this.frozen?.frozen(owner, now)
    if (frozen) return refused(frozen)
    const over = this.#limits.over(owner, { connects: amount }, now)
    if (over) return refused(over)
    const hold = this.place({ id: given ?? 'none', owner, amount, timesOutAt }, now)
    if (!hold) return refused('too-few-connects')
    this.byReason.set(once, hold)
    return answer(hold)
  }

  change(op: Extract<Op, { holdId: string }>, now: number): Expected {
    const hold = this.all.get(op.holdId)
    const may = op.by === system || (op.kind === 'release-hold' && op.by === hold?.owner)
    if (!hold || hold.owner !== op.walletId || !may) return refused('hold-not-found')
    if (hold.state !== 'placed') return refused('hold-ended')
    if (op.kind === 'release-hold') this.release(hold, this.held(hold), { at: now, as: 'released' })
    else {
      if (op.connects < 1) return refused('invalid-input')
      if (op.connects > this.held(hold)) return refused('hold-too-small')
      this.capture(hold, op.connects)
      if (op.release && this.held(hold) > 0) this.release(hold, this.held(hold), { at: now, as: 'captured' })
    }
    const { id: holdId, state, captured, released } = hold
    const balance = this.#purse.of(hold.owner, now).length
    return { fields: { holdId, state, captured, released, held: this.held(hold), balance } }
  }
}
