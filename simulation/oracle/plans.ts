import type { Policy } from '#economy/policy'
import type { Expected } from './expected.ts'
import type { Purse } from './purse.ts'

type Member = { plan: string; next: string | null; upgrades: Set<string> }

/** Which plan everybody is on, and what their months bring. Wallets are opened on the first of a month. */
export class Plans {
  #members = new Map<string, Member>()
  #begun: number
  #policy: Policy
  #purse: Purse

  constructor(policy: Policy, purse: Purse, openedAt: number) {
    this.#policy = policy
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
      this.#purse.forfeit(owner, this.#plan(member.plan).carried, at)
      Object.assign(member, { plan: member.next ?? member.plan, next: null, upgrades: new Set() })
      this.#purse.receive(owner, this.#plan(member.plan).monthly, at)
    }
    this.#begun = at
  }

  set(memberId: string, asked: string, now: number): Expected {
    const member = this.#of(memberId)
    const names = this.#policy.plans.map(({ id }) => id)
    const before = this.#purse.of(memberId, now).length
    if (!names.includes(asked)) return { refused: 'no-such-plan' }
    if (asked === (member.next ?? member.plan)) return { refused: 'already-on-plan' }
    const higher = names.indexOf(asked) > names.indexOf(member.plan)
    const { upgrade, downgrade, upgradeGivesDifference } = this.#policy.planChange
    if (asked === member.plan) member.next = null
    else if ((higher ? upgrade : downgrade) === 'next-cycle') member.next = asked
    else {
      const more = this.#plan(asked).monthly - this.#plan(member.plan).monthly
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
    const member = this.#members.get(owner) ?? { plan: this.#policy.plans[0]!.id, next: null, upgrades: new Set() }
    this.#members.set(owner, member)
    return member
  }

  #plan = (id: string) => this.#policy.plans.find(plan => plan.id === id)!
}
