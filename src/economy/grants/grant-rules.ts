import { z } from 'zod'
import { activities } from './referral-activity.ts'

const connects = z.int().min(0).max(1_000_000)
const days = z.int().min(1).max(36_500)
const characters = z.int().min(1).max(5_000)

const readinessTest = z.strictObject({
  connects: connects.describe('Connects given at the first pass, and never again.'),
  questions: z.int().min(1).max(30).describe('How many questions are drawn for an attempt.'),
  passPercent: z.int().min(1).max(100).describe('Share of the questions that must be right to pass, in percent.'),
  minutes: z.int().min(1).max(600).describe('Minutes an attempt lasts.'),
  retryDays: days.describe('Days from the start of a failed attempt until the next one may begin.'),
})

const badge = z.strictObject({
  badge: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens, for example rising-talent.')
    .describe('Name of the badge, which the reason of its grants carries.'),
  title: z.string().min(1).max(40).describe('What the badge says on a profile.'),
  once: connects.describe('Connects given when a member first receives the badge.'),
  monthly: connects.describe("Connects given with each of the member's cycles that begins while they hold it."),
})

// The defaults are what versions meant that do not say.
const counting = z.strictObject({
  paidWhen: z
    .enum(['at-once', 'when-kept'])
    .default('at-once')
    .describe(
      'When a paid proposal counts: at once, or when it has ended with its price spent and it cannot come back any more.',
    ),
  verifiedClientsOnly: z
    .boolean()
    .default(false)
    .describe('Whether it counts only with clients whose payment is verified; until then it waits.'),
})

const interview = z.strictObject({
  ...counting.shape,
  connects: connects.describe('Connects for an interview won on a paid proposal, once per client.'),
  most: connects.describe('Most Connects for interviews in any window of so many days.'),
  days: days.describe('Length of that rolling window, in days.'),
})

const profile = z.strictObject({
  headline: z
    .strictObject({
      connects: connects.describe('Connects for the headline.'),
      characters: characters.max(120).describe('It counts from so many characters on.'),
    })
    .describe('The line that says what somebody does.'),
  about: z
    .strictObject({
      connects: connects.describe('Connects for the text about oneself.'),
      characters: characters.describe('It counts from so many characters on.'),
    })
    .describe('The text about oneself.'),
  skills: z
    .strictObject({
      connects: connects.describe('Connects for the skills.'),
      count: z.int().min(1).max(20).describe('They count from so many on.'),
    })
    .describe('The skills clients search for.'),
  rate: z
    .strictObject({ connects: connects.describe('Connects for naming an hourly rate.') })
    .describe('The hourly rate.'),
  portfolio: z
    .strictObject({
      connects: connects.describe('Connects for links to earlier work.'),
      count: z.int().min(1).max(10).describe('They count from so many on.'),
    })
    .describe('Links to earlier work.'),
})

const referral = z.strictObject({
  ...counting.shape,
  connects: connects.describe('Connects for the member whose link was used.'),
  referred: connects.describe('Connects for the member who came by it.'),
  activeWhen: z
    .enum(activities)
    .describe('What makes the referred active: their first paid proposal, first interview or first hire.'),
  most: connects
    .nullable()
    .default(null)
    .describe('Most Connects for referrals to one member in any window of so many days; null = no such cap.'),
  days: days.default(30).describe('Length of that rolling window, in days.'),
})

/** Connects given for nothing, as data. A way that is null or an empty list does not exist. */
export const grantRulesSchema = z
  .strictObject({
    signUp: z
      .strictObject({ connects: connects.describe('Connects a new freelancer receives at once.') })
      .describe('Given once, at sign-up.'),
    readinessTest: readinessTest.nullable().describe('A test about working here; null = there is none.'),
    badges: z.array(badge).max(20).superRefine(namedOnce).describe('Badges an operator gives and takes.'),
    interview: interview.nullable().describe('An interview won; null = gives nothing.'),
    profile: profile.nullable().describe('Sections of the profile, each once when first filled; null = give nothing.'),
    referral: referral.nullable().describe('Somebody who joins by a member and becomes active; null = gives nothing.'),
  })
  .describe('Connects given for nothing.')

export type GrantRules = z.infer<typeof grantRulesSchema>
export type ReadinessRules = NonNullable<GrantRules['readinessTest']>
export type BadgeRules = GrantRules['badges'][number]
/** When a paid proposal counts for a grant: see grant-standing.ts. */
export type CountingRules = z.infer<typeof counting>
export type InterviewRules = NonNullable<GrantRules['interview']>
export type ProfileRules = NonNullable<GrantRules['profile']>
export type ReferralRules = NonNullable<GrantRules['referral']>

function namedOnce(badges: z.infer<typeof badge>[], ctx: z.RefinementCtx) {
  for (const [i, { badge }] of badges.entries())
    if (badges.findIndex(other => other.badge === badge) < i)
      ctx.addIssue({ code: 'custom', path: [i, 'badge'], message: `There is a badge ${badge} already: rename one.` })
}
