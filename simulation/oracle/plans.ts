import type { Plan } from '#economy/plans/plan-rules'
import type { Expected } from './expected.ts'
import type { Holds } from './holds.ts'
import type { Purse } from './purse.ts'
import type { Versions } from './versions.ts'

type Member = {
  plan: string
  next: string | null
  monthly: number
  upgrades: Set<string>
  dripUpgrades: Set<string>
  from: number
}

/** Which plan everybody is on, and what their months bring. All wallets are opened on one day. */
export class Plans {
  #members = new Map<string, Member>()
  #opened: Date
  #begun: number
  #versions: Versions
  #purse: Purse
  #holds: Holds

  /** Who has paid for something. */
  hasBought: (owner: string) => boolean = () => false
  #agency: string | undefined

  constructor(
    versions: Versions,
    { purse, holds }: { purse: Purse; holds: Holds },
    openedAt: number,
    agency: string | undefined,
  ) {
    this.#agency = agency
    this.#versions = versions
    this.#purse = purse
    this.#holds = holds
    this.#opened = new Date(openedAt)
    this.#begun = openedAt
  }

  /** When the next month begins. */
  get next(): number {
    let months = 1
    while (this.#after(months) <= this.#begun) months++
    return this.#after(months)
  }

  /** So many months after the one in which the wallets were opened: on their day, and where that comes late in a month on another. */
  #after(months: number): number {
    const [year, month, day] = [
      this.#opened.getUTCFullYear(),
      this.#opened.getUTCMonth() + months,
      this.#opened.getUTCDate(),
    ]
    if (day <= 28) return Date.UTC(year, month, day)
    const nextFirst = Date.UTC(year, month + 1, 1)
    if (this.#versions.at(this.#begun).cycle.lateDays === 'first-of-next-month') return nextFirst
    const there = Date.UTC(year, month, day)
    return there < nextFirst ? there : nextFirst - 86_400_000
  }

  /** Somebody's wallet is opened, and where the rules say so their first month brings something. */
  open(owner: string, at: number): void {
    const { plans, cycle } = this.#versions.at(at, owner)
    const member = this.#of(owner)
    if (cycle.firstGrant === 'at-once') this.#bring(owner, named(plans, member.plan), at)
  }

  /** What a plan brings in a month. */
  #bring(owner: string, plan: Plan, at: number): void {
    const monthly = plan.needsPurchase && !this.hasBought(owner) ? 0 : plan.monthly
    this.#of(owner).monthly = monthly
    this.#purse.receive(owner, monthly, at, { until: this.#until(plan) })
  }

  #until = ({ monthlyLives }: Plan): number | undefined => (monthlyLives === 'until-cycle-end' ? this.next : undefined)

  /** A month begins for everybody: the surplus goes, the plan that was asked for begins, its Connects come. */
  begin(owners: string[]): void {
    const at = this.next
    this.#begun = at
    for (const owner of owners) {
      const member = this.#of(owner)
      const { plans } = this.#versions.at(at, owner)
      const before = member.plan
      this.#purse.forfeit(owner, named(plans, before).carried, at)
      const fresh = { next: null, upgrades: new Set(), dripUpgrades: new Set(), from: at }
      Object.assign(member, { ...fresh, plan: member.next ?? before })
      this.#bring(owner, named(plans, member.plan), at)
      this.#dripMore(owner, [named(plans, before)], named(plans, member.plan), at)
    }
  }

  /** When something drips next, and for whom. */
  nextDrop(owners: string[]): { at: number; owner: string } {
    const drops = owners.map(owner => ({ owner, at: this.#dropOf(owner) }))
    return drops.reduce((first, drop) => (drop.at < first.at ? drop : first), { at: Infinity, owner: '' })
  }

  /** One drips, unless as many as may be are left of those that did. */
  drip({ owner, at }: { owner: string; at: number }): void {
    const member = this.#of(owner)
    member.from = at
    const { drip } = named(this.#versions.at(at, owner).plans, member.plan)
    const left = this.#purse.dripped(owner, at, id => this.#holds.all.get(id)?.state === 'placed')
    if (drip && left < drip.limit) this.#purse.receive(owner, 1, at, { dripped: true })
  }

  /** The first whole interval since the wallet was opened after what has been looked at. */
  #dropOf(owner: string): number {
    const { from, plan } = this.#of(owner)
    const minutes = named(this.#versions.at(from, owner).plans, plan).drip?.everyMinutes
    const opened = this.#versions.opened.get(owner)
    if (!minutes || opened === undefined) return Infinity
    const every = minutes * 60_000
    return opened + every * (Math.floor((from - opened) / every) + 1)
  }

  #dripMore(owner: string, before: Plan[], after: Plan, now: number): boolean {
    const more = (after.drip?.limit ?? 0) - Math.max(...before.map(({ drip }) => drip?.limit ?? 0))
    if (more > 0) this.#purse.receive(owner, more, now, { dripped: true })
    return more > 0
  }

  set(memberId: string, asked: string, now: number): Expected {
    const member = this.#of(memberId)
    const { plans, planChange } = this.#versions.at(now, memberId)
    const { agencies } = this.#versions.at(now, memberId)
    const isFor = (id: string) => !agencies || agencies.plans.includes(id) === (memberId === this.#agency)
    const names = plans.map(({ id }) => id).filter(isFor)
    const before = this.#purse.of(memberId, now).length
    if (!names.includes(asked)) return { refused: 'no-such-plan' }
    if (asked === (member.next ?? member.plan)) return { refused: 'already-on-plan' }
    const higher = names.indexOf(asked) > names.indexOf(member.plan)
    const { upgrade, downgrade, upgradeGivesDifference } = planChange
    if (asked === member.plan) member.next = null
    else if ((higher ? upgrade : downgrade) === 'next-cycle') member.next = asked
    else {
      const [from, to] = [named(plans, member.plan), named(plans, asked)]
      const reached = (upgrades: Set<string>) => [from, ...plans.filter(({ id }) => upgrades.has(id))]
      const had = Math.max(member.monthly, ...reached(member.upgrades).map(({ monthly }) => monthly))
      const more = to.needsPurchase && !this.hasBought(memberId) ? 0 : Math.max(0, to.monthly - had)
      Object.assign(member, { plan: asked, next: null, from: now })
      if (higher && upgradeGivesDifference && more > 0 && !member.upgrades.has(asked)) {
        member.upgrades.add(asked)
        this.#purse.receive(memberId, more, now, { until: this.#until(to) })
      }
      if (higher && !member.dripUpgrades.has(asked) && this.#dripMore(memberId, reached(member.dripUpgrades), to, now))
        member.dripUpgrades.add(asked)
    }
    const granted = this.#purse.of(memberId, now).length - before
    return { fields: { memberId, plan: member.plan, next: member.next, granted } }
  }

  planOf = (owner: string): string => this.#of(owner).plan

  #of(owner: string): Member {
    const member = this.#members.get(owner) ?? {
      plan: owner === this.#agency ? this.#versions.at(0).agencies!.plans[0]! : this.#versions.at(0).plans[0]!.id,
      next: null,
      monthly: 0,
      upgrades: new Set(),
      dripUpgrades: new Set(),
      from: this.#versions.opened.get(owner) ?? 0,
    }
    this.#members.set(owner, member)
    return member
  }
}

const named = <P extends { id: string }>(plans: P[], id: string): P => plans.find(plan => plan.id === id)!
