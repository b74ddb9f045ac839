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
  | 'regions'
  | 'discounts'
/** The last of each thousand seeds have an agency, and some before them prices that differ, so that all others do what they always did. */
export const familiesOf = (seed: number): Family[] => {
  if (seed % 1000 >= 960) return withAgency[seed % 2]!
  if (seed % 1000 >= 920 && seed % 1000 < 940) return withPrices[seed % 4]!
  return families[seed % 24] ?? []
}
const withAgency: Family[][] = [
  ['agencies', 'plans'],
  ['agencies', 'plans', 'boosts'],
]
const withPrices: Family[][] = [
  ['regions', 'purchases'],
  ['discounts', 'purchases'],
  ['regions', 'purchases', 'plans'],
  ['discounts', 'purchases', 'regions'],
]
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
/** Where it matters what is paid for. */
export const hasPriceLists = (on: Family[]): boolean => on.includes('regions') || on.includes('discounts')
/** Where several meet on one post, which has to stay open for a while. */
export const crowded = (on: Family[]): boolean => on.includes('boosts') || on.includes('prices')

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
