import type { ReferralRules } from './grant-rules.ts'
import { givenUntil, type InterviewGiven } from './interview-grant.ts'

/**
 * Referrals give their referrer never more than the cap in any window of the policy's days, and those of one mailbox count once.
 *
 * Accounts cost nothing to make, and what makes them active may cost less than it gives. What is above the cap does not come later;
 * who was referred has theirs all the same. A second account of somebody who came by the same link gives nothing to anybody.
 * Source: ours; policies/*.yaml, `grants.referral.most` and `grants.referral.days`.
 */
export function referralCap(
  { now, given, knownMailbox }: BroughtBefore,
  { connects, referred, most, days }: Pick<ReferralRules, 'connects' | 'referred' | 'most' | 'days'>,
): { referrer: number; referred: number } {
  if (knownMailbox) return { referrer: 0, referred: 0 }
  const left = most === null ? connects : Math.max(0, most - givenUntil(now, given, { days }))
  return { referrer: Math.min(connects, left), referred }
}

/** `given`: what referrals gave the referrer; `knownMailbox`: whether somebody of the same mailbox came by their link and counted. */
export type BroughtBefore = { now: Temporal.Instant; given: InterviewGiven[]; knownMailbox: boolean }
