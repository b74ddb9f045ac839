import { type Decision, decide, refuse } from '../decision.ts'
import type { ReadinessRules } from '../grants/grant-rules.ts'

/** `right` are the places of the right options; `why` is told with the result. */
export type Question = { id: string; text: string; options: string[]; right: number[]; why: string }

/** Which options were chosen, by the question's id. */
export type Answers = Record<string, number[]>

/** One sitting of the test: the questions as they were drawn, and what has been answered. */
export type Attempt = {
  startedAt: Temporal.Instant
  endsAt: Temporal.Instant
  questions: Question[]
  answers: Answers
  submittedAt: Temporal.Instant | null
  passed: boolean | null
}

/**
 * The readiness test gives its Connects at the first pass and never again; after a failed attempt the next one waits.
 *
 * Whoever could try again at once would learn the answers from the test instead of from the rules.
 * Starting while an attempt still runs goes on with it (`runs`), so that a second click loses nothing.
 * Source: policies/*.yaml, `grants.readinessTest`.
 */
export function startReadinessTest(
  last: Attempt | undefined,
  rules: ReadinessRules,
  now: Temporal.Instant,
): Decision<{ runs: boolean; endsAt: Temporal.Instant }> {
  if (last?.passed) return refuse('test-passed')
  if (last && isRunning(last, now)) return decide({ runs: true, endsAt: last.endsAt })
  const next = last && nextAttemptAt(last, rules)
  if (next && Temporal.Instant.compare(now, next) < 0) return refuse('test-too-soon', { on: next.toString() })
  return decide({ runs: false, endsAt: now.add({ minutes: rules.minutes }) })
}

/** Up to and without its last instant. */
export const isRunning = ({ submittedAt, endsAt }: Attempt, now: Temporal.Instant): boolean =>
  submittedAt === null && Temporal.Instant.compare(now, endsAt) < 0

/** When the attempt after a failed one may begin. */
export const nextAttemptAt = ({ startedAt }: Attempt, { retryDays }: ReadinessRules): Temporal.Instant =>
  startedAt.add({ hours: 24 * retryDays })

/** Draws questions of the bank, each with its options in a new order. `random` is evenly spread over [0, 1). */
export const drawQuestions = (bank: Question[], count: number, random: () => number): Question[] =>
  shuffled(bank, random)
    .slice(0, count)
    .map(question => {
      const order = shuffled([...question.options.keys()], random)
      return {
        ...question,
        options: order.map(place => question.options[place]!),
        right: order.flatMap((place, shown) => (question.right.includes(place) ? [shown] : [])),
      }
    })

// Fisher and Yates: every order is equally likely.
function shuffled<T>(things: T[], random: () => number): T[] {
  const order = [...things]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
