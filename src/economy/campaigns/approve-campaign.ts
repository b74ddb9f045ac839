import { isSamePerson, type Person } from '../adjustments/adjust-connects.ts'
import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'

/** For how many people a campaign without a limit counts. */
export const everybody = 100_000_000

type Giving = { connects: number; percentOff: number | null; perPerson: number; limit: number | null }

/** What a campaign can give in all: Connects, or discounts. */
export const mostOf = ({ connects, percentOff, perPerson, limit }: Giving): number =>
  (percentOff === null ? connects : 1) * perPerson * (limit ?? everybody)

/** The same as people read it; null where it is for everybody. */
export const knownMost = (campaign: Giving): number | null => (campaign.limit === null ? null : mostOf(campaign))

/** A campaign gives nothing while it can give more in all than it is approved for. */
export const campaignWaits = (campaign: Giving & { approved: number }): boolean => mostOf(campaign) > campaign.approved

/** What an operator alone may let a campaign give in all; `recent` is what their others of `corrections.approvalDays` can. */
export function approvedAlone(campaign: Giving, recent: number, { corrections }: Policy): number {
  if (campaign.percentOff === null) return mostOf(campaign) + recent <= corrections.approvalAbove ? mostOf(campaign) : 0
  return campaign.percentOff <= corrections.discountAbove ? mostOf({ ...campaign, limit: null }) : 0
}

/**
 * A campaign that can give more in all than one operator may give alone waits for a second one, and whoever made it receives nothing of it.
 *
 * It is approved for what it can give now, by somebody who did not ask for that: made larger, it waits again, and not for
 * who made it larger. `shown` is what the approver has read that it can give: nobody approves what they have not seen. A discount
 * gives no Connects: what counts is how many percent it takes off, whoever it is for. Source: ours, `corrections.approvalAbove`, `discountAbove`.
 */
export function approveCampaign(
  campaign: Giving & { approved: number },
  { approver, asker, shown }: { approver: Person; asker: Person; shown?: number | null | undefined },
): Decision<{ approved: number }> {
  if (!campaignWaits(campaign)) return refuse('campaign-approved')
  if (isSamePerson(approver, asker))
    return refuse('own-request', { what: 'campaign', whose: 'as large as you made it' })
  const most = knownMost(campaign)
  const gives = campaign.percentOff === null ? 'Connect' : 'discount'
  if (shown !== undefined && shown !== most) return refuse('campaign-changed', { most, gives })
  return decide({ approved: mostOf(campaign) })
}

/** Who asks for what a campaign can give after a change: who changes it, where that makes it larger, or who did before. */
export const askerAfter = (before: Giving & { askedBy: string }, after: Giving, by: string): string =>
  mostOf(after) > mostOf(before) ? by : before.askedBy
