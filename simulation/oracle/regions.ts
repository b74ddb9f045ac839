import type { Bundle } from '#economy/purchases/bundle-rules'
import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { Versions } from './versions.ts'

/** What is sold to somebody, in which currency. */
export type PriceList = {
  currency: string
  bundles: Bundle[]
  /** What each of so many costs that are bought without a bundle. */
  single: { least: number; most: number; cents: number } | null
  region: string | null
  planCents: (id: string) => number
}
type People = {
  isOperator: (id: string) => boolean
  isFreelancer: (id: string) => boolean
  personOf: (id: string) => string
}

/** Places there are. */
export const places = ['India', 'Nepal', 'Portugal', 'Spain', 'Japan']

/** Whose prices everybody has: of the country they named first, or that an operator set since. */
export class Regions {
  /** Nobody is in it who has named none yet. */
  #countries: Map<string, string | null>
  #versions: Versions
  #people: People

  constructor(versions: Versions, people: People, named: ReadonlyMap<string, string> = new Map()) {
    this.#versions = versions
    this.#people = people
    this.#countries = new Map(named)
  }

  countryOf = (owner: string): string | null => this.#countries.get(owner) ?? null

  list(owner: string, now: number): PriceList {
    const { currency, connectCents, bundles, anyAmount, plans, regions } = this.#versions.at(now, owner)
    const country = this.countryOf(owner)
    const region = regions.find(({ countries }) => countries.some(each => each === country))
    const elsewhere = (id: string) => plans.find(plan => plan.id === id)!.cents
    const single = anyAmount && {
      least: anyAmount.least,
      most: anyAmount.most,
      cents: region?.connectCents ?? connectCents,
    }
    if (!region) return { currency, bundles, single, region: null, planCents: elsewhere }
    const there = (id: string) => region.plans.find(plan => plan.id === id)?.cents ?? 0
    return { currency: region.currency, bundles: region.bundles, single, region: region.title, planCents: there }
  }

  /** Somebody writes in their profile where they are: the first time it counts. */
  name({ by, country }: Op & { kind: 'name-country' }): Expected {
    if (country !== null && !this.#countries.has(by)) this.#countries.set(by, country)
    return { fields: { memberId: by, granted: 0 } }
  }

  set({ by, memberId, country }: Op & { kind: 'set-price-country' }, now: number): Expected {
    const { isOperator, isFreelancer, personOf } = this.#people
    if (!isOperator(by)) return refused('not-an-operator')
    if (country !== null && !places.includes(country)) return refused('invalid-input')
    if (!isFreelancer(memberId)) return refused('not-found')
    if (personOf(by) === personOf(memberId)) return refused('own-prices')
    if (country !== this.countryOf(memberId)) this.#countries.set(memberId, country)
    return { fields: { memberId, country, region: this.list(memberId, now).region } }
  }
}
