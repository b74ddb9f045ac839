import type { MemberFacts } from '#economy/policy/changes/compared'
import type { PricedPost } from '#economy/prices/price-of'
import { wallet } from './builders.ts'

/** A post with nothing about it that moves a price. */
export const fixed = (budgetCents: number): PricedPost => ({
  payment: { type: 'fixed', budgetCents },
  clientVerified: true,
  invited: false,
  category: null,
  level: null,
  proposals: 0,
  history: null,
})

/** A member who has 212 Connects and has done nothing yet. */
export const facts = (about: Partial<MemberFacts> = {}): MemberFacts => ({
  lastPosts: [],
  openProposals: 0,
  wallet: wallet(),
  balance: 212,
  hasBid: false,
  services: [],
  earned: new Set([
    'readiness-test',
    'profile:headline',
    'profile:about',
    'profile:skills',
    'profile:rate',
    'profile:portfolio',
  ]),
  badges: [],
  emailVerified: true,
  ...about,
})
