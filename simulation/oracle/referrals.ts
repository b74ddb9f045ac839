import type { ReferralRules } from '#economy/grants/grant-rules'
import type { Versions } from './versions.ts'

type Activity = 'first-proposal' | 'first-interview' | 'first-hire'
/** `done`: what under which demands, and how many ops had begun when it last was so. */
type Referral = { by: string; active: boolean; paid?: { at: number; connects: number }; done: Map<string, number> }
type Give = (grant: { walletId: string; reason: string; connects: number }, now: number) => boolean
type Sent = {
  owner: string
  price: number
  returned: number
  state: string
  interviewedAt?: number
  kept: boolean
  verified: boolean
  client: string
}
const day = 86_400_000
const under = (activity: Activity, kept: boolean, verified: boolean) => `${activity} ${kept} ${verified}`

const doneBy = ({ activeWhen, paidWhen, verifiedClientsOnly }: ReferralRules) =>
  under(activeWhen, paidWhen === 'when-kept', verifiedClientsOnly)

/** Who came by whose link, and what both get once the one who came has become active. */
export class Referrals {
  /** By who came. */
  all = new Map<string, Referral>()
  #versions: Versions
  #give: Give
  /** Who is the same person, whichever account they use. */
  #personOf: (id: string) => string

  constructor(versions: Versions, give: Give, personOf: (id: string) => string) {
    this.#versions = versions
    this.#give = give
    this.#personOf = personOf
  }

  /** The first link by which somebody came is the one that counts, if it was a freelancer's. */
  come(id: string, by: string, isFreelancer: boolean): void {
    if (isFreelancer && this.#personOf(id) !== this.#personOf(by) && !this.all.has(id))
      this.all.set(id, { by, active: false, done: new Map() })
  }

  /** What has been done by now; `begun` ops have begun. What came back was not paid, and what was withdrawn or done with oneself is nothing. */
  note(sent: Iterable<Sent>, begun: number): void {
    for (const { owner, price, returned, state, interviewedAt, kept, verified, client } of sent) {
      if (state === 'withdrawn' || this.#personOf(client) === this.#personOf(owner)) continue
      const did: Activity[] = []
      if (price > returned) did.push('first-proposal')
      if (price > returned && interviewedAt) did.push('first-interview')
      if (state === 'hired') did.push('first-hire')
      for (const activity of did)
        for (const [needsKept, needsVerified] of [
          [false, false],
          [true, false],
          [false, true],
          [true, true],
        ] as const)
          if ((kept || !needsKept) && (verified || !needsVerified))
            this.all.get(owner)?.done.set(under(activity, needsKept, needsVerified), begun)
    }
  }

  /** Pays for these, who had become active when somebody began to look, or later. */
  pay(ids: string[], since: number, now: number): void {
    for (const id of ids.toSorted()) {
      const referral = this.all.get(id)
      const rules = referral && this.#versions.at(now, referral.by).grants.referral
      if (!rules || referral.active || (referral.done.get(doneBy(rules)) ?? -1) < since) continue
      const before = [...this.all].filter(([, { by, active }]) => active && by === referral.by)
      referral.active = true
      if (before.some(([other]) => this.#personOf(other) === this.#personOf(id))) continue
      const lately = before.flatMap(([, { paid }]) => (paid && paid.at > now - rules.days * day ? [paid.connects] : []))
      const left = (rules.most ?? Infinity) - lately.reduce((sum, connects) => sum + connects, 0)
      const connects = Math.max(0, Math.min(rules.connects, left))
      referral.paid = { at: now, connects }
      if (connects > 0) this.#give({ walletId: referral.by, reason: `referral:${id}`, connects }, now)
      this.#give({ walletId: id, reason: 'referred', connects: rules.referred }, now)
    }
  }
}
