import { isSamePerson, type Person } from './adjust-connects.ts'
import { type Decision, decide, refuse } from './decision.ts'
import type { Policy } from './policy.ts'

/** For how many people a campaign without a limit counts. */
export const everybody = 100_000_000

type Giving = { connects: number; perPerson: number; limit: number | null }

/** What a campaign can give in all. */
export const mostOf = ({ connects, perPerson, limit }: Giving): number => connects * perPerson * (limit ?? everybody)

/** A campaign gives nothing while it can give more in all than it is approved for. */
export const campaignWaits = (campaign: Giving & { approved: number }): boolean => mostOf(campaign) > campaign.approved

/** What an operator alone may let a campaign give in all; `recent` is what their others of `corrections.approvalDays` can. */
export const approvedAlone = (campaign: Giving, recent: number, { corrections }: Policy): number =>
  mostOf(campaign) + recent <= corrections.approvalAbove ? mostOf(campaign) : 0

/**
 * A campaign that can give more in all than one operator may give alone waits for a second one, and whoever made it receives nothing of it.
 *
 * It is approved for what it can give now: made larger, it waits again. Source: ours, `corrections.approvalAbove`.
 */
export function approveCampaign(
  campaign: Giving & { approved: number },
  { approver, maker }: { approver: Person; maker: Person },
): Decision<{ approved: number }> {
  if (!campaignWaits(campaign)) return refuse('campaign-approved')
  if (isSamePerson(approver, maker)) return refuse('own-request', { what: 'campaign', whose: 'yours' })
  return decide({ approved: mostOf(campaign) })
}
