import type { CountingRules, ReferralRules } from './grant-rules.ts'
import { type Deed, grantStanding } from './grant-standing.ts'
import type { Activity } from './referral-activity.ts'

/** What somebody who came by a link has done here so far, with proposals of one kind: kept or not, to verified clients or not, withdrawn or not. */
export type Done = Record<Activity, boolean> & Omit<Deed, 'paid'> & { withdrawn: boolean }

/**
 * A referral gives its Connects once, when the referred becomes active as the policy says.
 *
 * An account costs nothing to make; a paid proposal, an interview on one or a hire does. What came back
 * was not paid, and where the policy says so it counts only once it is sure that it does not: see grant-standing.ts. What they
 * withdrew themselves makes nobody active: it asks nothing of anybody and could be done with any post. What it gives, see referral-cap.ts.
 * Source: policies/*.yaml, `grants.referral`.
 */
export const isActive = (done: Done[], rules: ActiveRules): boolean =>
  done.some(each => !each.withdrawn && grantStanding({ ...each, paid: each[rules.activeWhen] }, rules) === 'counts')

type ActiveRules = Pick<ReferralRules, 'activeWhen'> & CountingRules

/**
 * Nobody refers themselves: an address that differs only in capitals, dots before the @ or a +tag counts as the same person's.
 *
 * It does not find every second account; the activity it then has to show is what keeps the rest from paying.
 */
export const isSameMailbox = (one: string, other: string): boolean => mailboxOf(one) === mailboxOf(other)

function mailboxOf(email: string): string {
  const [name = '', host = ''] = email.trim().toLowerCase().split('@')
  return `${name.replace(/\+.*$/, '').replaceAll('.', '')}@${host}`
}
