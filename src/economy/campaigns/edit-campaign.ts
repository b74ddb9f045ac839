import { type Decision, decide, refuse } from '../decision.ts'
import { type Campaign, campaignState } from './claim-campaign.ts'

/**
 * Until a campaign is over its end and its limit can be changed, the end to an instant still to come and the limit never below how many have received it.
 *
 * Whoever has received it keeps it, and whoever reads that it goes on until then may rely on no day that is past. What is
 * given, to whom and by which code stays as it was made, because people act on what it says.
 * Source: ours.
 */
export function editCampaign(
  campaign: Campaign,
  change: CampaignChange,
  now: Temporal.Instant,
): Decision<CampaignTerms> {
  if (campaignState(campaign, now) === 'over') return refuse('campaign-over')
  const { closesAt = campaign.closesAt, limit = campaign.limit } = change
  const moved = !closesAt.equals(campaign.closesAt)
  const tooSoon = moved ? endsBefore(closesAt, later(now, campaign.opensAt), 'change') : undefined
  if (tooSoon) return tooSoon
  if (limit !== null && limit < campaign.given) return refuse('campaign-limit-below-given', { given: campaign.given })
  return decide({ closesAt, limit })
}

/** A campaign ends later than it begins and than it is made or changed: one that is over from the start would give nothing and could not be mended. */
export const endsBefore = (
  closesAt: Temporal.Instant,
  from: Temporal.Instant,
  act: 'make' | 'change',
): Decision<never> | undefined =>
  Temporal.Instant.compare(closesAt, from) <= 0
    ? refuse('campaign-ends-before', { at: from.toString(), act })
    : undefined

/**
 * A campaign can be ended at once; one that has not begun then never does.
 *
 * A code that got about further than it was meant to, or a mistake in what it gives, must not wait for the last day.
 * Source: ours.
 */
export function endCampaign(campaign: Campaign, now: Temporal.Instant): Decision<CampaignTerms> {
  if (campaignState(campaign, now) === 'over') return refuse('campaign-over')
  return decide({ closesAt: later(now, campaign.opensAt), limit: campaign.limit })
}

/** What is left out stays as it is; a limit of null is for everybody. */
export type CampaignChange = { closesAt?: Temporal.Instant | undefined; limit?: number | null | undefined }
export type CampaignTerms = Pick<Campaign, 'closesAt' | 'limit'>

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) < 0 ? b : a
