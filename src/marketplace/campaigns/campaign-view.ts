import type { StoredCampaign } from '#database/campaigns/campaigns'
import { knownMost, mostOf } from '#economy/campaigns/approve-campaign'
import {
  type CampaignKind,
  type CampaignState,
  campaignState,
  type SurveyQuestion,
} from '#economy/campaigns/claim-campaign'
import { connectsWords, countWords } from '#economy/figure-words'

/** A campaign as its operator sees it. */
export type CampaignView = {
  id: string
  name: string
  kind: CampaignKind
  code: string | null
  /** What each claim gives: Connects, or none and so many percent off a purchase. */
  connects: number
  percentOff: number | null
  opensAt: string
  closesAt: string
  state: CampaignState
  limit: number | null
  /** How often each person may receive it. */
  perPerson: number
  /** How many people have received it, and how often it was given in all. */
  given: number
  times: number
  /** The most Connects, or discounts, it can give in all; null where it is for everybody. */
  most: number | null
  madeBy: string
  /** Who asked for what it can give now: who made it, or last made it larger. */
  askedBy: string
  questions: SurveyQuestion[]
}

export const campaignView = (
  { madeAt: _, approved, ...campaign }: StoredCampaign,
  now: Temporal.Instant,
): CampaignView => ({
  ...campaign,
  most: knownMost(campaign),
  opensAt: campaign.opensAt.toString(),
  closesAt: campaign.closesAt.toString(),
  state: campaignState({ ...campaign, approved }, now),
})

/** "Spring: 10 Connects each, at most 500 for 50 people", for the operators' log. */
export const campaignInWords = ({ name, connects, percentOff, perPerson, limit }: Said) =>
  `${name}: ${percentOff === null ? connectsWords(connects) : `${percentOff}% off a purchase`}${perPerson > 1 ? ` up to ${countWords(perPerson)} times` : ''} each, ${limit === null ? 'for everybody, without a limit' : `at most ${countWords(mostOf({ connects, percentOff, perPerson, limit }))} for ${countWords(limit)} ${limit === 1 ? 'person' : 'people'}`}`

type Said = Pick<StoredCampaign, 'name' | 'connects' | 'percentOff' | 'perPerson' | 'limit'>
