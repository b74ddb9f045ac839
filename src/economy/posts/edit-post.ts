import { type Decision, decide, refuse } from '../decision.ts'
import type { PostState } from './post-states.ts'
import { notTaking } from './post-taking.ts'

/**
 * Once a proposal was sent, a post stays what was paid for: its text may only be added to, its openings may only grow and its end may only come sooner.
 *
 * Whoever paid did so for this work, at this pay, with these questions, and counts on the day by which an unread
 * proposal comes back. Keeping it open longer is an act of its own, which keeps that day for them: prolong-post.ts.
 * Fewer openings would make the price worse.
 * Until the first proposal everything may change. Source: ours, no platform states its rule.
 */
export function editPost(before: EditedPost, after: PostTerms, now: Temporal.Instant): Decision<PostTerms> {
  const ended = notTaking(before, now, 'client')
  if (ended) return ended
  if (after.openings <= before.hires) return refuse('post-full', { openings: after.openings })
  if (!isLocked(before)) return decide(after)
  const changed = lockedNames.find(name => !same(before.terms[name], after[name]))
  if (changed) return locked(before, lockedFields[changed])
  if (!after.description.startsWith(before.terms.description))
    return locked(before, 'description (you may add to its end)')
  if (after.openings < before.terms.openings) return locked(before, 'number of openings (you may raise it)')
  if (after.endsAt > before.terms.endsAt)
    return locked(before, 'end date (it may come sooner; to keep the post open longer is a step of its own)')
  return decide(after)
}

/** Whether a post stays what was paid for. */
export const isLocked = ({ proposals }: Pick<EditedPost, 'proposals'>): boolean => proposals > 0

/** Everything of a post that its client writes; `endsAt` as epoch milliseconds. */
export type PostTerms = {
  title: string
  description: string
  category: string
  specialty: string
  level: string | null
  paymentType: 'fixed' | 'hourly'
  budgetCents: number | null
  hourlyMinCents: number | null
  hourlyMaxCents: number | null
  duration: string | null
  workload: string | null
  openings: number
  skills: string[]
  questions: string[]
  countries: string[]
  endsAt: number
}

export type EditedPost = {
  state: PostState
  endsAt: Temporal.Instant
  proposals: number
  hires: number
  terms: PostTerms
}

/** What can no longer change after the first proposal, by the word a refusal uses. */
export const lockedFields = {
  title: 'title',
  category: 'category',
  specialty: 'specialty',
  level: 'level',
  paymentType: 'payment',
  budgetCents: 'budget',
  hourlyMinCents: 'hourly range',
  hourlyMaxCents: 'hourly range',
  duration: 'duration',
  workload: 'workload',
  skills: 'skills',
  questions: 'questions',
  countries: 'countries',
} as const satisfies Partial<Record<keyof PostTerms, string>>

const lockedNames = Object.keys(lockedFields) as (keyof typeof lockedFields)[]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const locked = ({ proposals, hires }: EditedPost, what: string): Decision<never> =>
  hires > 0 ? refuse('post-has-hire', { what }) : refuse('post-has-proposals', { what, proposals })
