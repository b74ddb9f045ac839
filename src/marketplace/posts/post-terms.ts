import type { WholePost } from '#database/posts/posts'
import type { PostTerms } from '#economy/posts/edit-post'
import { lastDayOf } from '../ends/end-day.ts'
import type { PricedFacts } from '../prices/price-post.ts'
import type { CheckedPost, PostInput } from './post-input.ts'

/** What a client wrote, as the rules and rows know it: only the figures of the chosen kind of payment are kept. */
export function termsOf({ endsOn: _, ...post }: CheckedPost, endsAt: Temporal.Instant): PostTerms {
  const fixed = post.paymentType === 'fixed'
  return {
    ...post,
    budgetCents: fixed ? post.budgetCents : null,
    hourlyMinCents: fixed ? null : post.hourlyMinCents,
    hourlyMaxCents: fixed ? null : post.hourlyMaxCents,
    workload: fixed ? null : post.workload,
    endsAt: endsAt.epochMilliseconds,
  }
}

/** A stored post as its terms. */
export const termsOfRow = (row: WholePost): PostTerms => ({
  title: row.title,
  description: row.description,
  category: row.category,
  specialty: row.specialty,
  level: row.level,
  paymentType: row.payment_type,
  budgetCents: row.budget_cents,
  hourlyMinCents: row.hourly_min_cents,
  hourlyMaxCents: row.hourly_max_cents,
  duration: row.duration,
  workload: row.workload,
  openings: row.openings,
  skills: row.skills,
  questions: row.questions,
  countries: row.countries,
  endsAt: row.ends_at.getTime(),
})

/** A stored post as its client would send it: what an edit form starts from. */
export function inputOf(row: WholePost): PostInput {
  const { endsAt: _, ...terms } = termsOfRow(row)
  return { ...terms, endsOn: lastDayOf(row.ends_at.toTemporalInstant()) } as PostInput
}

/** What of the terms decides a price, as pricePost asks for it; `known` of the client's history and of the demand so far. */
export const pricedTerms = (
  terms: PostTerms,
  clientVerified: boolean | null,
  known: Pick<PricedFacts, 'proposals' | 'client_spent_cents' | 'hire_rate'> = {},
): PricedFacts => ({
  proposals: known.proposals ?? 0,
  ...(known.client_spent_cents !== undefined && { client_spent_cents: known.client_spent_cents }),
  ...(known.hire_rate !== undefined && { hire_rate: known.hire_rate }),
  category: terms.category,
  level: terms.level,
  payment_type: terms.paymentType,
  budget_cents: terms.budgetCents,
  duration: terms.duration,
  workload: terms.workload,
  client_verified: clientVerified,
})
