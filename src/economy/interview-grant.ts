import type { InterviewRules } from './grant-rules.ts'

/** What interviews have given a member: how many Connects, and when. */
export type InterviewGiven = { at: Temporal.Instant; connects: number }

/**
 * An interview won on a paid proposal gives Connects, once per client and never more than the cap in any window of the policy's days.
 *
 * Elsewhere the reward was farmed with posts made up for it: a proposal that cost nothing or whose Connects came back, a
 * client who interviews the same freelancer again, and any number of interviews in a week give nothing more. The last one before the cap gives what is left of it.
 * Source: policies/*.yaml, `grants.interview`.
 */
export function interviewGrant(
  interview: { price: number; returned: number; metClient: boolean },
  given: InterviewGiven[],
  { rules, now }: { rules: InterviewRules | null; now: Temporal.Instant },
): number {
  if (!rules || interview.price <= interview.returned || interview.metClient) return 0
  const since = windowBegin(rules, now)
  const inWindow = given
    .filter(({ at }) => Temporal.Instant.compare(at, since) > 0)
    .reduce((sum, { connects }) => sum + connects, 0)
  return Math.max(0, Math.min(rules.connects, rules.most - inWindow))
}

/** What was given at this instant or before no longer counts. */
export const windowBegin = ({ days }: InterviewRules, now: Temporal.Instant): Temporal.Instant =>
  now.subtract({ hours: 24 * days })
