import type { ReadinessRules } from '#economy/grants/grant-rules'
import { readReadinessBank } from '#gateways/policies/read-readiness-bank'
import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { Versions } from './versions.ts'

export type Drawn = { id: string; options: string[]; right: number[] }
/** Which options were chosen, by the question. */
export type Answers = Record<string, number[]>
type Attempt = {
  number: number
  startedAt: number
  endsAt: number
  rules: ReadinessRules
  questions: Drawn[]
  answers: Answers
  state: 'running' | 'passed' | 'failed'
}
type Give = (grant: { walletId: string; reason: string; connects: number }, now: number) => boolean

/** The readiness test: attempts of so many minutes, graded once, rewarded once. */
export class Readiness {
  /** The last attempt of each. */
  all = new Map<string, Attempt>()
  #versions: Versions
  #give: Give

  constructor(versions: Versions, give: Give) {
    this.#versions = versions
    this.#give = give
  }

  start(by: string, now: number): Expected {
    const rules = this.#versions.at(now, by).grants.readinessTest!
    const last = this.all.get(by)
    if (last?.state === 'passed') return refused('test-passed')
    if (last && this.#runs(last, now)) return startedAs(last)
    if (last && now < last.startedAt + rules.retryDays * 86_400_000) return refused('test-too-soon')
    const endsAt = now + rules.minutes * 60_000
    const number = (last?.number ?? 0) + 1
    const attempt: Attempt = { number, startedAt: now, endsAt, rules, questions: [], answers: {}, state: 'running' }
    this.all.set(by, attempt)
    return startedAs(attempt)
  }

  /** The questions somebody was asked: answers what is wrong with them. */
  drawn(by: string, questions: Drawn[]): string | undefined {
    const attempt = this.all.get(by)!
    attempt.questions = questions
    const ids = new Set(questions.map(({ id }) => id))
    if (ids.size !== attempt.rules.questions || ids.size !== questions.length) return `${ids.size} questions`
    return questions.every(isOfBank) ? undefined : 'questions that are not in the bank'
  }

  keep({ by, answers }: Op & { kind: 'keep-answers' | 'hand-in' }, now: number): Expected {
    const attempt = this.all.get(by)
    if (attempt?.state !== 'running') return refused('test-not-running')
    if (!this.#runs(attempt, now)) return refused('test-time-up')
    Object.assign(attempt.answers, answers)
    const kept = attempt.questions.filter(question => chosen(question, attempt.answers).length > 0).length
    return { fields: { kept } }
  }

  submit({ by, answers }: Op & { kind: 'keep-answers' | 'hand-in' }, now: number): Expected {
    const attempt = this.all.get(by)
    if (attempt?.state !== 'running') return refused('test-not-running')
    if (this.#runs(attempt, now)) Object.assign(attempt.answers, answers)
    const { number, questions, rules } = attempt
    const right = questions.filter(question => isRight(question, attempt.answers)).length
    const passed = right / questions.length >= rules.passPercent / 100
    attempt.state = passed ? 'passed' : 'failed'
    const given = passed && this.#give({ walletId: by, reason: 'readiness-test', connects: rules.connects }, now)
    return { fields: { number, right, of: questions.length, passed, granted: given ? rules.connects : 0 } }
  }

  /** When an attempt is over, or the next may begin. */
  get changes(): number[] {
    return [...this.all.values()].flatMap(({ endsAt, startedAt, rules }) => [
      endsAt,
      startedAt + rules.retryDays * 86_400_000,
    ])
  }

  #runs = ({ state, endsAt }: Attempt, now: number): boolean => state === 'running' && now < endsAt
}

const startedAs = ({ number, endsAt }: Attempt): Expected => ({
  fields: { number, endsAt: Temporal.Instant.fromEpochMilliseconds(endsAt).toString() },
})

/** The options of a question that somebody chose; there are no others. */
const chosen = ({ id, options }: Drawn, answers: Answers): number[] =>
  [...options.keys()].filter(place => answers[id]?.includes(place))

const isRight = (question: Drawn, answers: Answers): boolean =>
  chosen(question, answers).join() === question.right.toSorted((a, b) => a - b).join()

/** In whatever order its options stand. */
function isOfBank({ id, options, right }: Drawn): boolean {
  const asked = readReadinessBank().find(question => question.id === id)
  const rightOnes = (question: Drawn) =>
    question.right
      .map(place => question.options[place])
      .sort()
      .join()
  return (
    !!asked &&
    asked.options.toSorted().join() === options.toSorted().join() &&
    rightOnes(asked) === rightOnes({ id, options, right })
  )
}
