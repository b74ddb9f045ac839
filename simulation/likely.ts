import { type Family, hasPriceLists } from './families.ts'
import type { Kind } from './op.ts'

const always: Record<Kind, number> = {
  submit: 40,
  view: 7,
  shortlist: 6,
  interview: 5,
  decline: 9,
  hire: 4,
  withdraw: 9,
  close: 6,
  remove: 3,
  prolong: 30,
  publish: 22,
  invite: 3,
  'decline-invitation': 2,
  verify: 4,
  grant: 36,
  'set-plan': 8,
  'record-purchase': 20,
  'revoke-purchase': 18,
  'place-hold': 14,
  'capture-hold': 9,
  'release-hold': 6,
  'let-go': 3,
  bid: 70,
  'start-visibility': 30,
  'stop-visibility': 10,
  'charge-visibility': 30,
  'create-campaign': 10,
  claim: 40,
  'set-badge': 20,
  'pay-badges': 10,
  adjust: 40,
  approve: 16,
  reject: 4,
  'set-limits': 20,
  'close-auctions': 5,
  'end-due': 4,
  'write-lapses': 4,
  look: 60,
  'return-unread': 20,
  'edit-profile': 40,
  'start-test': 40,
  'keep-answers': 25,
  'hand-in': 30,
  'return-packs': 40,
  come: 12,
  'pay-referrals': 24,
  'pay-interviews': 24,
  'activate-policy': 12,
  'cancel-policy': 4,
  'name-country': 40,
  'set-price-country': 40,
  offer: 36,
  'approve-offer': 20,
  'end-offer': 3,
  'claim-offer': 60,
}

/** Where several bid on one post, it has to stay open for a while, and they have to have something to bid. */
const crowding: Partial<Record<Kind, number>> = {
  submit: 60,
  publish: 9,
  decline: 5,
  withdraw: 5,
  close: 3,
  remove: 2,
  grant: 75,
  'place-hold': 5,
  'capture-hold': 3,
  'release-hold': 2,
}

/** Where a price moves, several have to look at it and propose before what they were shown is over. */
const racing: Partial<Record<Kind, number>> = {
  submit: 110,
  look: 90,
  publish: 14,
  verify: 10,
  grant: 90,
  decline: 2,
  withdraw: 2,
  close: 2,
  remove: 1,
  'place-hold': 2,
  'capture-hold': 1,
  'release-hold': 1,
}

/** Where what was bought pays for proposals, and all of them come to an end. */
const trying: Partial<Record<Kind, number>> = {
  submit: 60,
  'record-purchase': 40,
  'revoke-purchase': 3,
  grant: 8,
  withdraw: 15,
  decline: 15,
  hire: 2,
  'place-hold': 2,
}

/** Where places are taken, several have to come for the same one. */
const taking: Partial<Record<Kind, number>> = {
  submit: 90,
  bid: 120,
  publish: 6,
  grant: 120,
  hire: 1,
  close: 1,
  remove: 1,
}

/** Where budgets run out, they have to be set first. */
const budgeting: Partial<Record<Kind, number>> = { submit: 60, 'set-limits': 40, grant: 60, 'place-hold': 20 }

/** Where the same people come again. */
const claiming: Partial<Record<Kind, number>> = { 'create-campaign': 22, claim: 150, 'set-badge': 5 }

/** Where people buy, at prices of their own. */
const buying: Partial<Record<Kind, number>> = {
  submit: 30,
  'record-purchase': 80,
  'revoke-purchase': 12,
  publish: 10,
  grant: 8,
  'place-hold': 4,
}

/** How likely each kind is in such a run. */
export const weightsOf = (families: Family[]): Record<Kind, number> => ({
  ...always,
  ...(families.includes('boosts') && crowding),
  ...(families.includes('prices') && racing),
  ...(families.includes('packs') && trying),
  ...(families.includes('places') && taking),
  ...(families.includes('weeks') && budgeting),
  ...(families.includes('repeats') && claiming),
  ...(hasPriceLists(families) && buying),
  ...((families.includes('unread') || families.includes('referrals')) && { interview: 25, view: 3, decline: 5 }),
})

export const aboutProposals: Kind[] = ['view', 'shortlist', 'interview', 'decline', 'hire', 'withdraw', 'bid']
export const unkeyed: Kind[] = [
  'publish',
  'invite',
  'decline-invitation',
  'let-go',
  'verify',
  'end-due',
  'write-lapses',
  'close-auctions',
  'name-country',
  'set-price-country',
  'prolong',
]
