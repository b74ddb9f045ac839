import type { CountingRules } from './grant-rules.ts'

/**
 * An interview or a referral counts at once or, as the policy says, once its proposal has ended with its price spent and with a client whose payment is verified; where the price comes back, it never does.
 *
 * The reward was farmed elsewhere with a friend's post: propose, be interviewed, and have the post closed, which brings
 * the price back. A proposal that was hired, declined or withdrawn, or that others were preferred to, has really been paid;
 * while a first purchase may still bring its price back, it has not. A client who is the freelancer with another account
 * never makes it count (isSamePerson in adjust-connects.ts). A removal by an operator afterwards takes nothing
 * away: no client can bring that about. A verified payment is dearer to fake than an account.
 * Source: Upwork, September 2022: partial and undisclosed, after the reward was farmed (A); policies/*.yaml, `grants.interview` and `grants.referral`.
 */
export function grantStanding(deed: Deed, { paidWhen, verifiedClientsOnly }: CountingRules): GrantStanding {
  if (!deed.paid || deed.own) return 'never'
  if (paidWhen === 'when-kept' && !deed.kept) return 'until-kept'
  return verifiedClientsOnly && !deed.verified ? 'until-verified' : 'counts'
}

/** What somebody did with a proposal: `paid`, its price is not back; `kept`, it has ended and will not be; `verified`, its client's payment is; `own`, its client is the same person. */
export type Deed = { paid: boolean; kept: boolean; verified: boolean; own: boolean }
export type GrantStanding = 'counts' | 'never' | 'until-kept' | 'until-verified'
