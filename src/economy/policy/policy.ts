import { z } from 'zod'
import { correctionRulesSchema } from '../adjustments/correction-rules.ts'
import { agencyRulesSchema, plansOfAgencies } from '../agencies/agency-rules.ts'
import { boostRulesSchema, worthOfPlaces } from '../boosts/boost-rules.ts'
import { isCurrency } from '../currency.ts'
import { grantRulesSchema } from '../grants/grant-rules.ts'
import { ownLimitRulesSchema } from '../limits/own-limit-rules.ts'
import { cycleSchema, planChangeSchema, plansSchema } from '../plans/plan-rules.ts'
import { postRulesSchema } from '../posts/post-rules.ts'
import { priceRulesSchema } from '../prices/price-rules.ts'
import { returnShape } from '../proposals/return-rules.ts'
import { anyAmountSchema, bundlesSchema, plansOfBundles, worthOfAmounts } from '../purchases/bundle-rules.ts'
import { plansOfRegions, regionsSchema } from '../purchases/region-rules.ts'
import { visibilityRulesSchema } from '../visibility/visibility-rules.ts'
import { changeRulesSchema } from './change-rules.ts'
import { clockworkRulesSchema } from './clockwork-rules.ts'

const cents = z.int().min(0).max(2_000_000_000)
const days = z.int().min(1).max(36_500)
const characters = z.int().min(1).max(100_000)

const lots = z.strictObject({
  life: z.iso
    .duration({ abort: true, error: 'Write an ISO 8601 duration, for example P1Y or P90D.' })
    .refine(lastsAWhile, 'Must be longer than nothing and at most 100 years: write for example P1Y or P90D.')
    .nullable()
    .describe('How long a lot of Connects lives, as an ISO 8601 duration such as P1Y; null = it never lapses.'),
  burnOrder: z
    .enum(['receipt', 'soonest-expiry', 'free-first'])
    .describe('Which lot is spent first: the oldest, the one that lapses soonest, or free ones before bought ones.'),
})

const intoLapsedLot = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('lapse').describe('It is lost with its lot.') }),
  z.strictObject({
    rule: z
      .literal('grace')
      .describe('It lives some days past the last instant of the lot it came from, if any of them are left.'),
    days: days.describe('Days past the last instant of that lot.'),
  }),
  z.strictObject({
    rule: z.literal('new-lot').describe('It comes back as a lot of its own.'),
    days: days.describe('Days that lot lives after the return.'),
  }),
])

const returns = z.strictObject({
  ...returnShape,
  intoLapsedLot: intoLapsedLot.describe('What happens to a returned Connect whose lot has lapsed meanwhile.'),
})

const holds = z.strictObject({
  ofLapsedLot: intoLapsedLot.describe('What happens to a released Connect whose lot has lapsed while it was held.'),
})

const proposals = z
  .strictObject({
    coverLetterMost: characters.describe('Longest cover letter, in characters.'),
    answerMost: characters.describe('Longest answer to a screening question, in characters.'),
    linksMost: z.int().min(0).max(100).describe('Most links to earlier work that a proposal may have.'),
    needsVerifiedEmail: z
      .boolean()
      .describe('Whether a freelancer must have confirmed their e-mail address before proposing.'),
    bidLeastCents: cents.describe('Smallest bid, in cents (for the whole work, or an hour).'),
    bidMostCents: cents.describe('Largest bid, in cents (for the whole work, or an hour).'),
  })
  .refine(({ bidLeastCents, bidMostCents }) => bidLeastCents <= bidMostCents, {
    path: ['bidLeastCents'],
    message: 'The smallest bid is above the largest: lower it, or raise bidMostCents.',
  })

const answers = z.strictObject({
  keptDays: days.describe('Days the first answer to an Idempotency-Key is kept; afterwards the key is new again.'),
})

/** Every figure an operator may change. The files are in policies/; nothing of this is a constant in code. */
export const policySchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens, for example upwork-2022.')
      .describe('Name of the policy: the name of its file without .yaml.'),
    title: z.string().min(1).max(120).describe('Its title for people.'),
    since: z.iso.date().optional().describe('First day of the rules, as YYYY-MM-DD.'),
    currency: z
      .string()
      .refine(isCurrency, 'Write the code of a currency, for example USD, EUR or GBP.')
      .describe(
        'Currency of what Connects and plans cost, as an ISO 4217 code; what posts pay and bids are in US dollars.',
      ),
    connectCents: cents.describe('Price of a single Connect, in cents.'),
    lots: lots.describe('How Connects age and are spent.'),
    grants: grantRulesSchema,
    plans: plansSchema,
    cycle: cycleSchema,
    planChange: planChangeSchema,
    agencies: agencyRulesSchema,
    bundles: bundlesSchema,
    anyAmount: anyAmountSchema,
    regions: regionsSchema,
    price: priceRulesSchema,
    returns: returns.describe('What comes back on which event, and where it goes.'),
    holds: holds.describe('Connects set aside for something not yet decided.'),
    corrections: correctionRulesSchema,
    posts: postRulesSchema,
    proposals: proposals.describe('Rules of proposals.'),
    visibility: visibilityRulesSchema,
    boosts: boostRulesSchema,
    ownLimits: ownLimitRulesSchema,
    answers: answers.describe('Requests that are sent again.'),
    clockwork: clockworkRulesSchema,
    changes: changeRulesSchema,
  })
  .superRefine(plansOfBundles)
  .superRefine(worthOfAmounts)
  .superRefine(plansOfRegions)
  .superRefine(worthOfPlaces)
  .superRefine(plansOfAgencies)

export type Policy = z.infer<typeof policySchema>
export type BurnOrder = Policy['lots']['burnOrder']
export type { HowMuchReturns, ReturningEvent } from '../proposals/return-rules.ts'
/** What happens to a Connect that comes back after its lot has lapsed. */
export type LapsedLotRule = z.infer<typeof intoLapsedLot>

function lastsAWhile(life: string): boolean {
  try {
    const length = Temporal.Duration.from(life)
    return length.sign > 0 && Temporal.Duration.compare(length, 'P100Y', { relativeTo: '2000-01-01' }) <= 0
  } catch {
    return false
  }
}
