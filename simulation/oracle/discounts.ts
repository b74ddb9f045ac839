import { system } from '#marketplace/app'
import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { PriceList } from './regions.ts'
import type { Versions } from './versions.ts'

type Offer = {
  id: string
  code: string
  percentOff: number
  opensAt: number
  closesAt: number
  limit: number | null
  perPerson: number
  madeBy: string
  waits: boolean
  claimed: Claimed[]
}
/** What somebody has claimed: `usedBy` is the payment that has used it up. */
type Claimed = { owner: string; offer: Offer; until: number; usedBy: string | undefined }
type Paid = { walletId: string; connects: number; cents: number; currency: string; discount?: string | undefined }
type People = {
  isOperator: (id: string) => boolean
  isFreelancer: (id: string) => boolean
  personOf: (id: string) => string
}

/** Codes that take percents off a purchase: who may offer how many, who claims them, and which purchase uses them up. */
export class Discounts {
  all = new Map<string, Offer>()
  #versions: Versions
  #people: People

  constructor(versions: Versions, people: People) {
    this.#versions = versions
    this.#people = people
  }

  offer(op: Op & { kind: 'offer' }, id: string, now: number): Expected {
    if (!this.#people.isOperator(op.by)) return refused('not-an-operator')
    const [opensAt, closesAt] = [Date.parse(op.opensAt), Date.parse(op.closesAt)]
    if (opensAt >= closesAt) return refused('invalid-input')
    if (closesAt <= now) return refused('campaign-ends-before')
    const code = op.code.toUpperCase()
    if ([...this.all.values()].some(offer => offer.code === code)) return refused('code-taken')
    const { percentOff, limit, perPerson, by: madeBy } = op
    const waits = madeBy !== system && percentOff > this.#versions.at(now).corrections.discountAbove
    const terms = { percentOff, limit, perPerson, opensAt, closesAt }
    this.all.set(id, { id, code, ...terms, madeBy, waits, claimed: [] })
    return { fields: { campaignId: id, waits } }
  }

  approve({ by, campaignId, shownMost }: Op & { kind: 'approve-offer' }): Expected {
    if (!this.#people.isOperator(by)) return refused('not-an-operator')
    const offer = this.all.get(campaignId)
    if (!offer) return refused('not-found')
    if (!offer.waits) return refused('campaign-approved')
    if (this.#people.personOf(by) === this.#people.personOf(offer.madeBy)) return refused('own-request')
    if (shownMost !== mostOf(offer)) return refused('campaign-changed')
    offer.waits = false
    return { fields: { campaignId } }
  }

  /** Ended before it begins, it never does. What was claimed stays. */
  end({ by, campaignId }: Op & { kind: 'end-offer' }, now: number): Expected {
    if (!this.#people.isOperator(by)) return refused('not-an-operator')
    const offer = this.all.get(campaignId)
    if (!offer) return refused('not-found')
    if (isOver(offer, now)) return refused('campaign-over')
    offer.closesAt = Math.max(now, offer.opensAt)
    return { fields: { closesAt: written(offer.closesAt), state: 'over' } }
  }

  claim({ by, campaignId, code }: Op & { kind: 'claim-offer' }, now: number): Expected {
    if (!this.#people.isFreelancer(by)) return refused('not-a-freelancer')
    const offer = campaignId === null ? this.#byCode(code) : this.all.get(campaignId)
    if (!offer) return refused(campaignId === null ? 'code-unknown' : 'not-found')
    if (offer.code !== said(code)) return refused('code-unknown')
    const { percentOff, limit, closesAt: until, claimed } = offer
    const left = this.left(offer, by)
    if (left === 0) return refused('campaign-claimed')
    if (this.#people.personOf(offer.madeBy) === this.#people.personOf(by)) return refused('for-yourself')
    if (isOver(offer, now) || offer.waits || now < offer.opensAt) return refused('campaign-not-open')
    const people = new Set(claimed.map(({ owner }) => owner))
    if (limit !== null && people.size >= limit && !people.has(by)) return refused('campaign-full')
    claimed.push({ owner: by, offer, until, usedBy: undefined })
    return { fields: { campaignId: offer.id, connects: 0, percentOff, until: written(until), left: left - 1 } }
  }

  /** How often somebody may claim it yet. */
  left = ({ perPerson, claimed }: Offer, by: string): number =>
    perPerson - claimed.filter(({ owner }) => owner === by).length

  /** What a purchase is made at that has not been recorded yet. */
  meant({ walletId, connects, cents, currency, discount: code }: Paid, list: PriceList, now: number) {
    const open = this.open(walletId, now)
    if (code) return open.find(({ offer }) => offer.code === said(code))
    const prices = pricesOf(list, connects)
    if (currency !== list.currency || prices.includes(cents)) return undefined
    return open.find(({ offer }) => prices.some(price => reduced(price, offer.percentOff) === cents))
  }

  usedBy = (owner: string, payment: string): Claimed | undefined =>
    this.#of(owner).find(({ usedBy }) => usedBy === payment)

  /** What somebody can still use, what takes off most first, and of those as large what ends sooner. */
  open(owner: string, now: number): Claimed[] {
    return this.#of(owner)
      .filter(({ until, usedBy }) => usedBy === undefined && until > now)
      .sort((a, b) => b.offer.percentOff - a.offer.percentOff || a.until - b.until)
  }

  /** When what was claimed ends, and what is offered. */
  get ends(): number[] {
    return [...this.all.values()].flatMap(({ closesAt, claimed }) => [closesAt, ...claimed.map(({ until }) => until)])
  }

  /** Every claim as it is stored, whatever their order. */
  get claims(): string[] {
    return [...this.all.values()].flatMap(({ id, claimed }) =>
      claimed.map(({ owner, until, usedBy }) => `${id} ${owner} ${until} ${usedBy ?? 'open'}`),
    )
  }

  #of = (by: string): Claimed[] =>
    [...this.all.values()].flatMap(({ claimed }) => claimed.filter(({ owner }) => owner === by))

  #byCode = (code: string | null): Offer | undefined =>
    code === null ? undefined : [...this.all.values()].find(offer => offer.code === said(code))
}

/** How many it can give in all, as who approves it reads it. */
export const mostOf = ({ limit, perPerson }: { limit: number | null; perPerson: number }): number | null =>
  limit === null ? null : limit * perPerson

/** So many percent less, where a part of a cent that is left is a whole one. */
/** For how much so many are sold: as a bundle, or one by one. */
const pricesOf = ({ bundles, single }: PriceList, connects: number): number[] => [
  ...bundles.filter(bundle => bundle.connects === connects).map(({ cents }) => cents),
  ...(single && single.least <= connects && connects <= single.most ? [connects * single.cents] : []),
]

export const reduced = (cents: number, percentOff: number): number => cents - Math.floor((cents * percentOff) / 100)

const isOver = ({ opensAt, closesAt }: Offer, now: number): boolean => closesAt <= opensAt || now >= closesAt

const said = (code: string | null): string | undefined => code?.trim().toUpperCase()

const written = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString()
