import { system } from '#marketplace/app'
import type { Kind, Wish } from './op.ts'
import { mostOf, reduced } from './oracle/discounts.ts'
import { places } from './oracle/regions.ts'
import type { Around } from './wishes.ts'

const ofPrices = ['name-country', 'set-price-country', 'offer', 'approve-offer', 'end-offer', 'claim-offer'] as const
type OfPrices = (typeof ofPrices)[number]
type Asking = Around & { n: number; freelancer: string }

const day = 86_400_000
const iso = (at: number) => new Date(at).toISOString()

export const isOfPrices = (kind: Kind): kind is OfPrices => (ofPrices as readonly Kind[]).includes(kind)

/** What somebody wants of what Connects cost: to be elsewhere, or that a code takes percents off. */
export function wishOfPrices(kind: OfPrices, around: Asking): Wish & { by: string } {
  const { random, people, freelancer } = around
  const desk = random.chance(0.94) ? random.pick([system, ...people.operators]) : freelancer
  switch (kind) {
    case 'name-country':
      return { kind, by: freelancer, country: random.pick([null, null, 'India', ...places]) }
    case 'set-price-country': {
      const memberId = random.chance(0.05) ? random.pick([...people.clients, people.operator]) : freelancer
      const country = random.chance(0.05) ? 'Atlantis' : random.pick([null, null, ...places])
      return { kind, by: desk, memberId, country }
    }
    case 'offer':
      return { kind, by: desk, ...offered(around) }
    case 'approve-offer':
      return { kind, by: desk === system ? people.operator : desk, ...approved(around) }
    case 'end-offer':
      return { kind, by: desk, campaignId: someOffer(around)?.id ?? freelancer }
    case 'claim-offer': {
      const offer = someOffer(around)
      const { id = null, code = 'code-none' } = offer ?? {}
      const able = people.freelancers.filter(each => offer && around.oracle.discounts.left(offer, each) > 0)
      const among = random.chance(0.05)
        ? people.clients
        : able.length > 0 && random.chance(0.8)
          ? able
          : people.freelancers
      const by = random.pick(among)
      const written = random.chance(0.06) ? 'code-none' : ` ${code.toLowerCase()}`
      return { kind, by, campaignId: random.chance(0.1) ? id : null, code: random.chance(0.04) ? null : written }
    }
  }
}

function offered({ random, now, n }: Asking) {
  const opens = now + random.pick([-day, 0, 0, 0, 3_600_000])
  // No two end in the same instant.
  const closes = now + random.pick([-day, day, 9 * day, 40 * day, 40 * day]) + n
  return {
    code: `code-${random.chance(0.06) ? 0 : n}`,
    percentOff: random.pick([10, 20, 20, 33, 50, 100]),
    opensAt: iso(opens),
    closesAt: iso(closes),
    limit: random.pick([null, null, 1, 2]),
    perPerson: random.pick([1, 1, 2, 3]),
  }
}

function approved(around: Asking) {
  const { random, oracle, freelancer } = around
  const waiting = [...oracle.discounts.all.values()].filter(({ waits }) => waits)
  const offer = waiting.length > 0 && random.chance(0.85) ? waiting.at(-1)! : someOffer(around)
  return { campaignId: offer?.id ?? freelancer, shownMost: offer && random.chance(0.9) ? mostOf(offer) : 7 }
}

/** Mostly one that is open now. */
function someOffer({ random, oracle, now }: Asking) {
  const offers = [...oracle.discounts.all.values()].slice(-8)
  const open = offers.filter(({ opensAt, closesAt, waits }) => !waits && opensAt <= now && closesAt > now)
  if (offers.length === 0) return undefined
  return random.pick(open.length > 0 && random.chance(0.75) ? open : offers)
}

/** Somebody has paid: mostly what they were shown, sometimes what it costs elsewhere or at another discount, or anything. */
export function wishOfPurchase({ random, oracle, people, freelancer, n, now }: Asking): Wish {
  const having = people.freelancers.filter(id => oracle.discounts.open(id, now).length > 0)
  const walletId = having.length > 0 && random.chance(0.7) ? random.pick(having) : freelancer
  const list = oracle.regions.list(walletId, now)
  const bundle = random.pick(list.bundles)
  const open = oracle.discounts.open(walletId, now)
  const [next] = open
  const anybody = random.pick(people.freelancers)
  const elsewhere = oracle.regions.list(anybody, now).bundles.find(({ connects }) => connects === bundle.connects)!
  const code = [...oracle.discounts.all.values()].at(-1)?.code
  const shown = next ? reduced(bundle.cents, next.offer.percentOff) : bundle.cents
  const other = open.length > 1 ? reduced(bundle.cents, random.pick(open).offer.percentOff) : shown
  const cents = random.pick([shown, shown, shown, shown, other, bundle.cents, elsewhere.cents, random.below(100)])
  const currency = random.pick([undefined, undefined, undefined, list.currency, 'USD', 'EUR'])
  const named = random.pick([undefined, undefined, undefined, random.pick(open)?.offer.code.toLowerCase(), code])
  return {
    kind: 'record-purchase',
    walletId,
    connects: random.chance(0.9) ? bundle.connects : 1 + random.below(7),
    cents,
    reference: `pay-${random.chance(0.1) ? 0 : n}`,
    ...(random.chance(0.02) ? { currency: 'euros' } : currency && { currency }),
    ...(named && { discount: named }),
  }
}
