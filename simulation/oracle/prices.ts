import { isDeepStrictEqual } from 'node:util'
import type { Policy } from '#economy/policy/policy'
import type { Oracle, Post } from './oracle.ts'

/** What is known of a client: whether their payment is verified, and how many of a hundred decided posts they hired on. */
type Client = { verified: boolean; rate: number | null }
/** A price as it was shown, and the version of the rules it is of. */
export type Quote = { connects: number; policy: string; until: number }
/** How many ops had begun by the time it was kept. */
type Kept = Quote & { begun: number }
type Adds = { percent?: number | undefined; connects?: number | undefined }
/** When somebody asked for something, and how many ops had begun by then. */
type Asked = { begun: number; at: number }

const steps = [1, 2, 4, 6]

/** What a proposal costs, and what people were shown that it costs. */
export class Prices {
  /** By post and freelancer, the last one last. */
  quotes = new Map<string, Kept[]>()
  #clients = new Map<string, Client>()
  /** What was known of clients before, and how many ops had begun by the time it changed. */
  #formerly: (Client & { id: string; begun: number })[] = []
  #market: Oracle

  constructor(market: Oracle) {
    this.#market = market
  }

  /** On which posts somebody was shown what holds yet, and has not proposed. */
  holding(now: number): [Post, string][] {
    return [...this.quotes].flatMap(([pair, quotes]): [Post, string][] => {
      const [id, by] = pair.split('/') as [string, string]
      const sent = [...this.#market.proposals.values()].some(({ post, owner }) => post === id && owner === by)
      return sent || quotes.at(-1)!.until <= now ? [] : [[this.#market.posts.get(id)!, by]]
    })
  }

  /** When what was shown holds no more. */
  get ends(): number[] {
    return [...this.quotes.values()].flatMap(quotes => quotes.slice(-1).map(({ until }) => until))
  }

  /** Looks at what is known of clients by now. */
  note(begun: number, now: number): void {
    for (const id of this.#market.verified.keys()) {
      const [before, client] = [this.#clients.get(id), this.#clientOf(id, now)]
      if (before && !isDeepStrictEqual(before, client)) this.#formerly.push({ ...before, id, begun })
      this.#clients.set(id, client)
    }
  }

  /** What a proposal costs, whatever was shown. */
  of(
    post: Post,
    freelancer: string | null,
    now: number,
    { client = this.#clientOf(post.client, now), sent = this.#sentTo(post) } = {},
  ) {
    const policy = this.#market.versions.at(now, freelancer ?? undefined)
    const whole = priceOf(post, { client, sent }, policy)
    return this.#isInvited(post, freelancer) || sent < policy.price.firstFree ? 0 : whole
  }

  /** What everybody finds a post by: it follows the demand at once, and what is known of its client a while later. */
  found(post: Post, now: number): number[] {
    const clients = [...this.#formerOf(post, 0), this.#clientOf(post.client, now)]
    return clients.map(client => this.of(post, null, now, { client }))
  }

  /** What somebody would be shown. */
  shown(post: Post, freelancer: string, now: number): number {
    const price = this.of(post, freelancer, now)
    return Math.min(price, this.#holding(post, freelancer, now)?.connects ?? price)
  }

  /** What somebody pays who was shown a price. Whoever was on the way when their client became another, or they were shown another price, may pay as before. */
  paid(
    post: Post,
    { n, by, shownPrice, given }: { n: number; by: string; shownPrice: number; given: number | undefined },
    now: number,
  ) {
    const clients = [...this.#formerOf(post, n), this.#clientOf(post.client, now)]
    const quotes = this.#isFree(post, by, now) ? [undefined] : this.#sinceBegun(post, by, n, now)
    const prices = clients.flatMap(client =>
      quotes.map(quote => {
        const price = this.of(post, by, now, { client })
        if (!quote || price === shownPrice) return price
        return quote.connects === shownPrice ? shownPrice : Math.min(price, quote.connects)
      }),
    )
    return prices.find(price => price === given) ?? prices.at(-1)!
  }

  /** Somebody is shown a price, and it is kept: answers what is wrong with it. */
  keep(post: Post, freelancer: string, quote: Quote, { begun, at, now }: Asked & { now: number }): string | undefined {
    const pair = `${post.id}/${freelancer}`
    const before = this.#holding(post, freelancer, now)
    this.quotes.set(pair, [...(this.quotes.get(pair) ?? []), { ...quote, begun: this.#market.begun }])
    const { quoteMinutes } = this.#market.versions.of(quote.policy).price
    const shownAt = quote.until - quoteMinutes * 60_000
    if (before && before.connects < quote.connects) return `a quote of ${before.connects} still held`
    if (shownAt < at || shownAt > now) return 'it holds for another time'
    const { versions } = this.#market
    const instants = [at, ...versions.changes.filter(change => change > at && change < shownAt), shownAt]
    const inForce = instants.map(instant => versions.version(instant, freelancer).id)
    if (!inForce.includes(quote.policy)) return `the version was ${inForce.join(' or ')}`
    const possible = this.#possible(post, {
      freelancer,
      begun,
      at: shownAt,
      policy: this.#market.versions.of(quote.policy),
    })
    return possible.includes(quote.connects) ? undefined : `it could only be ${possible.join(' or ')}`
  }

  /** All that it may have cost since somebody asked: proposals have come meanwhile, and the client may have become another. */
  #possible(post: Post, { freelancer, begun, at, policy }: Asked & { freelancer: string; policy: Policy }): number[] {
    const sent = [...this.#market.proposals.values()].filter(proposal => proposal.post === post.id)
    const before = sent.filter(proposal => proposal.begun < begun).length
    const counts = Array.from({ length: sent.length - before + 1 }, (_, i) => before + i)
    const clients = [...this.#formerOf(post, begun), this.#clientOf(post.client, at)]
    const all = clients.flatMap(client => counts.map(sent => priceOf(post, { client, sent }, policy)))
    return this.#isInvited(post, freelancer) ? [0, ...all] : all
  }

  #formerOf = (post: Post, n: number): Client[] =>
    this.#formerly.filter(({ id, begun }) => id === post.client && n <= begun)

  /** What somebody was shown last, and what they had been shown when an op began. */
  #sinceBegun(post: Post, by: string, n: number, now: number): (Quote | undefined)[] {
    const quotes = this.quotes.get(`${post.id}/${by}`) ?? []
    const later = quotes.findIndex(({ begun }) => begun >= n)
    const known = later < 0 ? quotes.slice(-1) : [quotes[later - 1], ...quotes.slice(later)]
    return known.length > 0 ? known.map(quote => this.#stillHolds(quote, by, now)) : [undefined]
  }

  /** What somebody was shown and what holds yet. */
  #holding(post: Post, freelancer: string, now: number): Kept | undefined {
    return this.#stillHolds(this.quotes.get(`${post.id}/${freelancer}`)?.at(-1), freelancer, now)
  }

  #stillHolds(quote: Kept | undefined, freelancer: string, now: number): Kept | undefined {
    const { id } = this.#market.versions.version(now, freelancer)
    return quote && quote.policy === id && now < quote.until ? quote : undefined
  }

  #isFree(post: Post, freelancer: string, now: number): boolean {
    return this.#sentTo(post) < this.#market.versions.at(now, freelancer).price.firstFree
  }

  #isInvited = (post: Post, freelancer: string | null): boolean =>
    this.#market.invitations.has(`${post.id}/${freelancer}`)

  #sentTo = ({ id }: Post): number => [...this.#market.proposals.values()].filter(({ post }) => post === id).length

  /** Posts that somebody was hired on, and those that are over without. */
  #clientOf(id: string, now: number): Client {
    const posts = [...this.#market.posts.values()].filter(({ client }) => client === id)
    const hired = posts.filter(({ hires }) => hires > 0).length
    const without = posts.filter(
      ({ hires, state, endsAt }) => hires === 0 && (state !== 'open' || endsAt <= now),
    ).length
    const rate = hired + without === 0 ? null : Math.floor((100 * hired) / (hired + without))
    return { verified: this.#market.verified.get(id)!, rate }
  }
}

/** The price of a band, a step down for a client nobody vouches for, and what moves it. */
function priceOf({ budgetCents }: Post, { client, sent }: { client: Client; sent: number }, { price }: Policy): number {
  const { connects } = price.fixed[budgetCents < 50_00 ? 0 : budgetCents < 600_00 ? 1 : 2]!
  const base = client.verified ? connects : steps[Math.max(0, steps.indexOf(connects) - 1)]!
  const { demand, hireRate, budget, verified } = price.dynamic ?? {}
  const moved = [
    highest(demand, sent),
    highest(hireRate, client.rate),
    highest(budget, budgetCents),
    client.verified ? verified : undefined,
  ].reduce((sum, adds) => sum + partOf(base, adds), base)
  return Math.max(price.least, Math.min(price.most, moved))
}

/** The highest step that is reached. */
const highest = <Step extends Adds & { from: number }>(
  ladder: Step[] | undefined,
  at: number | null,
): Adds | undefined => (at === null ? undefined : ladder?.toReversed().find(({ from }) => from <= at))

/** So many Connects, or a percent of a price, half a Connect counted as a whole one. */
function partOf(base: number, { percent = 0, connects = 0 }: Adds = {}): number {
  const hundredths = base * percent
  const whole = Math.floor((Math.abs(hundredths) + 50) / 100)
  return connects + (hundredths < 0 ? -whole : whole)
}
