import { type Decision, decide, refuse } from '../decision.ts'
import { campaignWaits } from './approve-campaign.ts'

/** What a member does to receive a campaign's Connects: enters a code, answers questions, or only asks. */
export const campaignKinds = {
  code: { title: 'Promo code', asks: 'code' },
  event: { title: 'Event', asks: 'code' },
  survey: { title: 'Survey', asks: 'answers' },
  launch: { title: 'Launch', asks: 'nothing' },
} as const
export type CampaignKind = keyof typeof campaignKinds

/** A question of a survey; with options one of them is chosen, without any the answer is written. */
export type SurveyQuestion = { text: string; options: string[] }

export type Campaign = {
  kind: CampaignKind
  code: string | null
  /** What each claim gives: Connects, none where it is so many percent off a purchase. */
  connects: number
  percentOff: number | null
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  /** How many members it is for; null for everybody. */
  limit: number | null
  /** How often each of them may receive it. */
  perPerson: number
  /** How much it may give in all: see approve-campaign.ts. */
  approved: number
  /** How many members have received it, and how often it was given in all. */
  given: number
  times: number
  questions: SurveyQuestion[]
}
/** `times` is how often this member has received it, `isKeyed` whether a retry of just this claim would be known again. */
export type Claim = { code: string | null; answers: string[]; times: number; isKeyed?: boolean; isMaker?: boolean }

/**
 * A campaign gives its Connects once per person, or as often as it says, within its window and to as many people as it is for.
 *
 * The window ends with its last instant. Who is among its people receives the rest of theirs also when it is full. One
 * that gives more than once gives only to a claim with a key, or a retry would be a second claim. A wrong code is not told
 * from one that does not exist.
 */
export function claimCampaign(
  campaign: Campaign | undefined,
  claim: Claim,
  now: Temporal.Instant,
): Decision<{ connects: number; answers: string[]; left: number }> {
  if (!campaign || (campaign.code !== null && !isCode(campaign.code, claim.code))) return refuse('code-unknown')
  const { perPerson } = campaign
  if (claim.times >= perPerson) return refuse('campaign-claimed', { times: perPerson })
  if (claim.isMaker) return refuse('for-yourself')
  const state = campaignState(campaign, now)
  if (state === 'full' && claim.times === 0) return refuse('campaign-full')
  if (state !== 'open' && state !== 'full') return refuse('campaign-not-open', { state })
  if (perPerson > 1 && !claim.isKeyed) return refuse('key-missing')
  const wrong = campaign.questions.findIndex((question, i) => !isAnswer(question, claim.answers[i]))
  if (wrong >= 0)
    return refuse('invalid-input', { field: `answer-${wrong}`, message: `Question ${wrong + 1} has no answer yet.` })
  const answers = claim.answers.slice(0, campaign.questions.length)
  return decide({ connects: campaign.connects, answers, left: perPerson - claim.times - 1 })
}

/** One that is `waiting` needs the approval of a second operator. */
export type CampaignState = 'waiting' | 'upcoming' | 'open' | 'over' | 'full'

export function campaignState(campaign: Campaign, now: Temporal.Instant): CampaignState {
  // Ended before it had begun.
  if (Temporal.Instant.compare(campaign.closesAt, campaign.opensAt) <= 0) return 'over'
  if (Temporal.Instant.compare(now, campaign.closesAt) >= 0) return 'over'
  if (campaignWaits(campaign)) return 'waiting'
  if (Temporal.Instant.compare(now, campaign.opensAt) < 0) return 'upcoming'
  return campaign.limit !== null && campaign.given >= campaign.limit ? 'full' : 'open'
}

/** Codes are compared without spaces around them and without regard to capitals. */
export const codeOf = (written: string): string => written.trim().toUpperCase()

const isCode = (code: string, sent: string | null) => sent !== null && codeOf(code) === codeOf(sent)

const isAnswer = ({ options }: SurveyQuestion, answer: string | undefined): boolean =>
  options.length > 0 ? options.includes(answer ?? '') : Boolean(answer?.trim())
