import type { Versions } from './versions.ts'

type Activity = 'first-proposal' | 'first-interview' | 'first-hire'
type Referral = { by: string; active: boolean; done: Map<Activity, number> }
type Give = (grant: { walletId: string; reason: string; connects: number }, now: number) => boolean
type Sent = { owner: string; price: number; returned: number; state: string; interviewed?: boolean }

/** Who came by whose link, and what both get once the one who came has become active. */
export class Referrals {
  /** By who came. */
  all = new Map<string, Referral>()
  #versions: Versions
  #give: Give

  constructor(versions: Versions, give: Give) {
    this.#versions = versions
    this.#give = give
  }

  /** The first link by which somebody came is the one that counts, if it was a freelancer's. */
  come(id: string, by: string, isFreelancer: boolean): void {
    if (isFreelancer && id !== by && !this.all.has(id)) this.all.set(id, { by, active: false, done: new Map() })
  }

  /** What has been done by now; `begun` ops have begun. What came back was not paid. */
  note(sent: Iterable<Sent>, begun: number): void {
    for (const { owner, price, returned, state, interviewed } of sent) {
      const done = this.all.get(owner)?.done
      if (price > returned) done?.set('first-proposal', begun)
      if (price > returned && interviewed) done?.set('first-interview', begun)
      if (state === 'hired') done?.set('first-hire', begun)
    }
  }

  /** Pays for these, who had become active when somebody began to look, or later. */
  pay(ids: string[], since: number, now: number): void {
    for (const id of ids) {
      const referral = this.all.get(id)
      const rules = referral && this.#versions.at(now, referral.by).grants.referral
      if (!rules || referral.active || (referral.done.get(rules.activeWhen) ?? -1) < since) continue
      referral.active = true
      this.#give({ walletId: referral.by, reason: `referral:${id}`, connects: rules.connects }, now)
      this.#give({ walletId: id, reason: 'referred', connects: rules.referred }, now)
    }
  }
}
