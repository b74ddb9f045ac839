import type { Kind } from './op.ts'

/** What a run is about besides proposals, posts, holds and grants: some of them, or each would meet too little of any. */
export type Family =
  | 'plans'
  | 'purchases'
  | 'boosts'
  | 'adjustments'
  | 'limits'
  | 'visibility'
  | 'gifts'
  | 'versions'
  | 'prices'
  | 'unread'
  | 'drips'
  | 'referrals'
  | 'profiles'
  | 'readiness'
  | 'surveys'
  | 'packs'
  | 'agencies'
  | 'places'
  | 'weeks'
  | 'repeats'
  | 'regions'
  | 'discounts'
  | 'months'
  | 'renewals'
/** The last of each thousand seeds are about families that the others do not meet, so that a seed makes the same world as ever. */
export function familiesOf(seed: number): Family[] {
  const place = seed % 1000
  if (place >= 960) return withAgency[seed % 2]!
  if (place >= 940) return placesWeeksAndRepeats[seed % 5]!
  if (place >= 920) return withPrices[seed % 4]!
  if (place >= 900) return withMonths[seed % 4]!
  if (place >= 880) return withRenewals[seed % 4]!
  return families[seed % 24] ?? []
}
const withAgency: Family[][] = [
  ['agencies', 'plans'],
  ['agencies', 'plans', 'boosts'],
]
/** Places at a fixed price, weekly budgets, and campaigns that give to one person more than once. */
const placesWeeksAndRepeats: Family[][] = [
  ['boosts', 'places'],
  ['limits', 'weeks', 'visibility'],
  ['gifts', 'surveys', 'repeats'],
  ['boosts', 'places', 'limits', 'weeks'],
  ['versions', 'limits', 'weeks'],
]
/** Prices by region, and codes that take percents off. */
const withPrices: Family[][] = [
  ['regions', 'purchases'],
  ['discounts', 'purchases'],
  ['regions', 'purchases', 'plans'],
  ['discounts', 'purchases', 'regions'],
]
/** Months that begin on another day, with the wallet, or take with them what they brought. */
const withMonths: Family[][] = [
  ['months', 'plans'],
  ['months', 'plans', 'purchases'],
  ['months', 'plans', 'drips'],
  ['months', 'plans', 'boosts'],
]
/** Posts that their clients keep open by asking for it. */
const withRenewals: Family[][] = [['renewals'], ['renewals', 'boosts'], ['renewals', 'unread'], ['renewals', 'plans']]
const families: Family[][] = [
  [],
  ['plans'],
  ['boosts'],
  ['adjustments', 'limits'],
  ['purchases'],
  ['boosts', 'limits'],
  ['plans', 'purchases'],
  ['boosts', 'purchases'],
  ['visibility'],
  ['gifts'],
  ['visibility', 'limits', 'plans'],
  ['gifts', 'adjustments', 'purchases'],
  ['versions'],
  ['versions', 'plans', 'adjustments'],
  ['prices'],
  ['prices', 'versions'],
  ['unread'],
  ['unread', 'plans', 'versions'],
  ['plans', 'drips'],
  ['referrals'],
  ['profiles', 'purchases'],
  ['readiness'],
  ['gifts', 'surveys'],
  ['purchases', 'packs'],
]
/** Whether a run is about one of these. */
export const isAbout = (on: Family[], ...any: Family[]): boolean => any.some(family => on.includes(family))

/** Where it matters what is paid for. */
export const hasPriceLists = (on: Family[]): boolean => isAbout(on, 'regions', 'discounts')

/** Where several meet on one post, which has to stay open for a while. */
export const crowded = (on: Family[]): boolean => isAbout(on, 'boosts', 'prices')

export const familyOf: Partial<Record<Kind, Family>> = {
  bid: 'boosts',
  'close-auctions': 'boosts',
  'start-visibility': 'visibility',
  'stop-visibility': 'visibility',
  'charge-visibility': 'visibility',
  'create-campaign': 'gifts',
  claim: 'gifts',
  'set-badge': 'gifts',
  'pay-badges': 'gifts',
  look: 'prices',
  'return-unread': 'unread',
  'edit-profile': 'profiles',
  'start-test': 'readiness',
  'keep-answers': 'readiness',
  'hand-in': 'readiness',
  'return-packs': 'packs',
  come: 'referrals',
  'pay-referrals': 'referrals',
  'pay-interviews': 'referrals',
  'activate-policy': 'versions',
  'cancel-policy': 'versions',
  adjust: 'adjustments',
  approve: 'adjustments',
  reject: 'adjustments',
  'set-limits': 'limits',
  prolong: 'renewals',
  'let-go': 'agencies',
  'name-country': 'regions',
  'set-price-country': 'regions',
  offer: 'discounts',
  'approve-offer': 'discounts',
  'end-offer': 'discounts',
  'claim-offer': 'discounts',
  'set-plan': 'plans',
  'record-purchase': 'purchases',
  'revoke-purchase': 'purchases',
}
