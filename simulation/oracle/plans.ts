import type { Expected } from './expected.ts'
import type { Purse } from './purse.ts'
import type { Versions } from './versions.ts'

type Member = { plan: string; next: string | null; upgrades: Set<string> }

/** Which plan everybody is on, and what their months bring. Wallets are opened on the first of a month. */
export class Plans {
  #members = new Map<string, Member>()
  #begun: number
  #versions: Versions
  #purse: Purse

  constructor(versions: Versions, purse: Purse, openedAt: number) {
    this.#versions = versions
    this.#purse = purse
    this.#begun = openedAt
  }

  /** When the next month begins. */
  get next(): number {
    const at = new Date(this.#begun)
    return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)
  }

  /** A month begins for everybody: the surplus goes, the plan that was asked for begins, its Connects come. */
  begin(owners: string[]): void {
    const at = this.next
    for (const owner of owners) {
      const member = this.#of(owner)
      const { plans } = this.#versions.at(at, owner)
      this.#purse.forfeit(owner, named(plans, member.plan).carried, at)
      Object.assign(member, { plan: member.next ?? member.plan, next: null, upgrades: new Set() })
      this.#purse.receive(owner, named(plans, member.plan).monthly, at)
    }
    this.#begun = at
  }

  set(memberId: string, asked: string, now: number): Expected {
    const member = this.#of(memberId)
    const { plans, planChange } = this.#versions.at(now, memberId)
    const names = plans.map(({ id }) => id)
    const before = this.#purse.of(memberId, now).length
    if (!names.includes(asked)) return { refused: 'no-such-plan' }
    if (asked === (member.next ?? member.plan)) return { refused: 'already-on-plan' }
    const higher = names.indexOf(asked) > names.indexOf(member.plan)
    const { upgrade, downgrade, upgradeGivesDifference } = planChange
    if (asked === member.plan) member.next = null
    else if ((higher ? upgrade : downgrade) === 'next-cycle') member.next = asked
    else {
      const more = Math.max(0, named(plans, asked).monthly - named(plans, member.plan).monthly)
      Object.assign(member, { plan: asked, next: null })
      if (higher && upgradeGivesDifference && !member.upgrades.has(asked)) {
        member.upgrades.add(asked)
        this.#purse.receive(memberId, more, now)
      }
    }
    const granted = this.#purse.of(memberId, now).length - before
    return { fields: { memberId, plan: member.plan, next: member.next, granted } }
  }

  #of(owner: string): Member {
    const member = this.#members.get(owner) ?? {
      plan: this.#versions.at(0).plans[0]!.id,
      next: null,
      upgrades: new Set(),
    }
    this.#members.set(owner, member)
    return member
  }
}

const named = <P extends { id: string }>(plans: P[], id: string): P => plans.find(plan => plan.id === id)!
