import type { Proposal } from './oracle.ts'
import type { Purse } from './purse.ts'
import type { Versions } from './versions.ts'

type Pack = { owner: string; payment: string; until: number; won: boolean | null; returned: number }

/** First purchases: where nothing was won with one in some days, what it has paid for proposals comes back once. */
export class Packs {
  /** By owner. */
  all = new Map<string, Pack>()
  /** How much of each proposal a first purchase has paid. */
  #paid = new Map<Proposal, number>()
  #bought = new Set<string>()
  #versions: Versions
  #purse: Purse

  constructor(versions: Versions, purse: Purse) {
    this.#versions = versions
    this.#purse = purse
  }

  bought(owner: string, payment: string, now: number): void {
    const rules = this.#versions.at(now, owner).returns.firstPack
    const isFirst = !this.#bought.has(owner)
    this.#bought.add(owner)
    if (!isFirst || !rules) return
    this.all.set(owner, { owner, payment, until: now + rules.days * 86_400_000, won: null, returned: 0 })
  }

  sent(proposal: Proposal): void {
    const pack = this.all.get(proposal.owner)
    const paid = pack && proposal.sentAt < pack.until ? this.#purse.boughtFor(proposal.id, pack.payment) : 0
    if (paid > 0) this.#paid.set(proposal, paid)
  }

  /** Decides these, of which nothing is open any more; `isRevoked` says of a payment whether it was charged back. */
  settle(owners: string[], isRevoked: (pack: Pack) => boolean, now: number): void {
    for (const owner of owners) {
      const pack = this.all.get(owner)
      if (!pack || pack.won !== null || now < pack.until) continue
      const paid = [...this.#paid].filter(([proposal]) => proposal.owner === owner)
      const isWon = paid.some(([{ state }]) => state === 'hired')
      if (isRevoked(pack)) pack.won = false
      else if (isWon) pack.won = true
      else if (paid.every(([{ state }]) => ['withdrawn', 'declined', 'ended', 'returned'].includes(state))) {
        pack.won = false
        for (const [proposal, connects] of paid) pack.returned += this.#giveBack(proposal, pack, { connects, now })
      }
    }
  }

  #giveBack(proposal: Proposal, { payment }: Pack, { connects, now }: { connects: number; now: number }): number {
    const { id, state, price, returned, policy } = proposal
    const back = state === 'withdrawn' ? 0 : Math.min(connects, price - returned)
    const rule = this.#versions.of(policy).returns.intoLapsedLot
    if (back > 0) this.#purse.giveBack(id, now, { rule, connects: back, payment })
    proposal.returned += back
    return back
  }
}
