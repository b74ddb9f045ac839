import type { InterviewRules } from './grant-rules.ts'

type Cap = Pick<InterviewRules, 'connects' | 'most' | 'days'>
/** What interviews have given a member: how many Connects, and when the interview began. */
export type InterviewGiven = { at: Temporal.Instant; connects: number }

/**
 * An interview won on a paid proposal gives Connects, once per client and never more than the cap in any window of the policy's days.
 *
 * Elsewhere the reward was farmed with posts made up for it: a proposal that cost nothing or whose Connects came back, a
 * client who interviews the same freelancer again, and any number of interviews in a week give nothing more. The last one before the cap gives what is left of it.
 * What counts is when an interview began, however late its Connects come: nobody loses by proposals that end in the same week.
 * Source: policies/*.yaml, `grants.interview`.
 */
export function interviewGrant(
  interview: { at: Temporal.Instant; price: number; returned: number; metClient: boolean },
  given: InterviewGiven[],
  rules: Cap | null,
): number {
  if (!rules || interview.price <= interview.returned || interview.metClient) return 0
  return Math.max(0, Math.min(rules.connects, rules.most - fullestWindow(interview.at, given, rules)))
}

/** What of these began in the window that ends at an instant; what began when it begins counts no longer. */
export function givenUntil(end: Temporal.Instant, given: InterviewGiven[], { days }: Pick<Cap, 'days'>): number {
  const begin = end.subtract({ hours: 24 * days })
  return given
    .filter(({ at }) => Temporal.Instant.compare(at, begin) > 0 && Temporal.Instant.compare(at, end) <= 0)
    .reduce((sum, { connects }) => sum + connects, 0)
}

/** The most that any window with this instant in it holds: later interviews may have given their Connects sooner. */
function fullestWindow(at: Temporal.Instant, given: InterviewGiven[], rules: Cap): number {
  const until = at.add({ hours: 24 * rules.days })
  const later = given.filter(
    each => Temporal.Instant.compare(each.at, at) > 0 && Temporal.Instant.compare(each.at, until) < 0,
  )
  return Math.max(...[at, ...later.map(each => each.at)].map(end => givenUntil(end, given, rules)))
}
