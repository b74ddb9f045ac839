import { isWaiting } from './auctions.ts'
import type { Packs } from './packs.ts'
import type { Versions } from './versions.ts'

type Won = {
  id: string
  owner: string
  state: string
  price: number
  returned: number
  client: string
  interviewedAt: number
  endedAt?: number | undefined
}
type Give = (grant: { walletId: string; reason: string; connects: number }, now: number) => boolean

type Known = { versions: Versions; packs: Packs; personOf: (id: string) => string }

const day = 86_400_000

/** What interviews give, at once or when the price of their proposal is sure to stay spent. */
export class Interviews {
  /** What was decided of each by the clockwork, by proposal. */
  decided = new Map<string, number>()
  #given: { owner: string; at: number; connects: number }[] = []
  #versions: Versions
  #packs: Packs
  #give: Give

  #personOf: (id: string) => string

  constructor({ versions, packs, personOf }: Known, give: Give) {
    this.#personOf = personOf
    this.#versions = versions
    this.#packs = packs
    this.#give = give
  }

  began(won: Won, isVerified: (client: string) => boolean, now: number): void {
    const rules = this.#rules(won)
    if (rules?.paidWhen === 'at-once' && this.#counts(won, isVerified)) this.#pay(won, now)
  }

  /** Decides these, of which it can be decided now, in the order in which their proposals ended. */
  decide(all: Won[], isVerified: (client: string) => boolean, now: number): void {
    const inOrder = all.toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0) || (a.id < b.id ? -1 : 1))
    for (const won of inOrder) {
      if (this.decided.has(won.id)) continue
      if (!this.#rules(won) || won.price === won.returned || this.#isOwn(won)) this.decided.set(won.id, 0)
      else if (this.#counts(won, isVerified)) this.decided.set(won.id, this.#pay(won, now))
    }
  }

  #rules = ({ owner, interviewedAt }: Won) => this.#versions.at(interviewedAt, owner).grants.interview

  #isOwn = ({ owner, client }: Won) => this.#personOf(owner) === this.#personOf(client)

  #counts(won: Won, isVerified: (client: string) => boolean): boolean {
    const rules = this.#rules(won)!
    const isKept = !isWaiting(won) && this.#packs.all.get(won.owner)?.won !== null
    return (
      won.price > won.returned &&
      !this.#isOwn(won) &&
      (rules.paidWhen === 'at-once' || isKept) &&
      (!rules.verifiedClientsOnly || isVerified(won.client))
    )
  }

  #pay({ owner, client, interviewedAt: at }: Won, now: number): number {
    const rules = this.#rules({ owner, interviewedAt: at } as Won)!
    const mine = this.#given.filter(given => given.owner === owner)
    const inWindowFrom = (begin: number) =>
      mine
        .filter(given => given.at > begin && given.at <= begin + rules.days * day)
        .reduce((sum, { connects }) => sum + connects, 0)
    // A window is fullest when one of them is its last.
    const begins = [at, ...mine.map(given => given.at)].map(end => end - rules.days * day)
    const fullest = Math.max(...begins.filter(begin => begin < at && at <= begin + rules.days * day).map(inWindowFrom))
    const connects = Math.min(rules.connects, rules.most - fullest)
    if (connects <= 0 || !this.#give({ walletId: owner, reason: `interview:${client}`, connects }, now)) return 0
    this.#given.push({ owner, at, connects })
    return connects
  }
}
