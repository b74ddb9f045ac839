import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { Plans } from './plans.ts'
import type { Versions } from './versions.ts'

/** The agency of a run: whose wallet is the pool, and who belongs to it besides its owner. */
export type Team = { id: string; owner: string; members: string[] }

/** Who does what for an agency, and whether its pool can be used. */
export class Agency {
  #team: Team | undefined
  #plans: Plans
  #versions: Versions
  /** What was done for it, as the product writes it down. */
  acts: string[] = []

  constructor(team: Team | undefined, { plans, versions }: { plans: Plans; versions: Versions }) {
    this.#team = team && { ...team, members: [...team.members] }
    this.#plans = plans
    this.#versions = versions
  }

  is = (id: string): boolean => id === this.#team?.id

  /** Why somebody may not do something for it. */
  stranger({ actor }: Op): Expected | undefined {
    if (actor === undefined) return undefined
    return this.#team!.owner === actor || this.#team!.members.includes(actor) ? undefined : refused('not-in-agency')
  }

  /** Why nothing of a wallet is spent or set aside now, if it is a pool. */
  frozen(wallet: string, now: number): string | undefined {
    if (!this.is(wallet)) return undefined
    const { agencies } = this.#versions.at(now, wallet)
    return agencies?.frozenOn.includes(this.#plans.planOf(wallet)) ? 'pool-frozen' : undefined
  }

  note({ kind, actor }: Op, expected: Expected): Expected {
    if (actor !== undefined && 'fields' in expected) this.acts.push(`${kind} ${actor}`)
    return expected
  }

  letGo({ by, memberId }: Op & { kind: 'let-go' }): Expected {
    const { owner, members } = this.#team!
    if (by !== owner && !members.includes(by)) return refused('not-in-agency')
    if (memberId === owner) return refused('owner-stays')
    if (!members.includes(memberId)) return refused('not-found')
    if (by !== owner && by !== memberId) return refused('not-for-members')
    this.#team!.members = members.filter(id => id !== memberId)
    return { fields: { memberId } }
  }
}
