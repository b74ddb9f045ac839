import type { PricedPost } from '../../prices/price-of.ts'
import type { VisibilityService } from '../../visibility/visibility.ts'
import type { Wallet } from '../../wallets/wallet.ts'
import type { Policy } from '../policy.ts'

/** What is known of a member, as far as a change of the rules may matter to them. */
export type MemberFacts = {
  /** The posts of their last proposals as they were when those were sent, ten at the most. */
  lastPosts: PricedPost[]
  /** How many of their proposals wait for a client. */
  openProposals: number
  /** Their wallet with all that has happened, and what they can spend of it. */
  wallet: Wallet
  balance: number
  /** Whether they have bid on a boosted place lately. */
  hasBid: boolean
  /** What they have switched on to be seen, with the most a week they agreed to. */
  services: { service: VisibilityService; ceiling: number }[]
  /** The reasons for which they were given Connects that come once. */
  earned: Set<string>
  badges: string[]
  emailVerified: boolean
}

/** A change of the rules that holds for a member from `at` on. */
export type RuleChange = { at: Temporal.Instant; before: Policy; after: Policy }
export type Compared = RuleChange & { member: MemberFacts }
/** What of a change matters to a member, in sentences. */
export type Comparison = (compared: Compared) => string[]
