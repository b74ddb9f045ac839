import { z } from 'zod'
import { isCountry } from '#economy/countries'
import { categories, levels } from '#economy/posts/categories'
import { durations, workloads } from '#economy/posts/hourly-terms'
import type { App } from '../app.ts'
import { daysToEnd, isDayToEnd } from '../ends/end-day.ts'
import { choice, line, lines, optionalLine, text, wholeNumber } from '../fields.ts'

const budget = 'Give a budget between $5 and $1,000,000.'
const rate = 'Give an hourly rate between $3 and $999.'
const budgetCents = wholeNumber({ error: budget, least: 500, most: 100_000_000 })
const rateCents = wholeNumber({ error: rate, least: 300, most: 99_900 })
const none = <T extends z.ZodType>(schema: T) => schema.nullish().transform(value => value ?? null)

const fields = z.object({
  title: line({ name: 'The title', most: 150 }).refine(title => title.length >= 8, {
    error: 'Give the post a title of at least 8 letters.',
  }),
  description: text({ name: 'The description', most: 20_000 }).refine(written => written.length >= 30, {
    error: 'Describe the work in at least 30 letters.',
  }),
  category: choice(categories, 'Choose one of the categories.'),
  specialty: optionalLine({ name: 'The specialty', most: 80 }).transform(written => written ?? ''),
  level: none(choice(levels, 'Choose a level: entry, intermediate or expert.')),
  paymentType: choice(['fixed', 'hourly'], 'Choose a fixed price or an hourly rate.'),
  budgetCents: none(budgetCents),
  hourlyMinCents: none(rateCents),
  hourlyMaxCents: none(rateCents),
  duration: none(choice(durations, 'Choose how long the work lasts.')),
  workload: none(choice(workloads, 'Choose how much of a week the work takes.')),
  openings: wholeNumber({ error: 'Hire between 1 and 99 people.', least: 1, most: 99 }).default(1),
  skills: lines({ name: 'skills', most: 10, each: 40 }).default([]),
  questions: lines({ name: 'questions', most: 5, each: 300 }).default([]),
  countries: lines({ name: 'countries', most: 30, each: 60 })
    .refine(names => names.every(isCountry), { error: 'Choose countries from the list.' })
    .default([]),
  endsOn: none(z.iso.date({ error: 'Write the end date as YYYY-MM-DD.' })),
})

type Written = z.output<typeof fields>

const hasBudget = (post: Written) => post.paymentType !== 'fixed' || post.budgetCents !== null
const hasRange = (post: Written) =>
  post.paymentType !== 'hourly' || (post.hourlyMinCents !== null && post.hourlyMaxCents !== null)
const inOrder = (post: Written) =>
  post.paymentType !== 'hourly' ||
  post.hourlyMinCents === null ||
  post.hourlyMaxCents === null ||
  post.hourlyMinCents <= post.hourlyMaxCents

// Each of these is asked as soon as the fields it looks at are right, so that a form shows every problem at once.
const ask = <T extends Written>(ok: (post: T) => boolean, field: keyof Written, error: string) => ({
  ok,
  params: {
    path: [field],
    error,
    when: ({ issues, value }: z.core.ParsePayload) =>
      value instanceof Object &&
      !issues.some(({ path }) =>
        ['paymentType', 'budgetCents', 'hourlyMinCents', 'hourlyMaxCents', 'endsOn'].includes(String(path?.[0])),
      ),
  },
})

/**
 * What a client writes of a post. Amounts in cents; `endsOn` is the last day (UTC) on which it takes proposals and may be left out.
 * Whether that day is near enough depends on today: see postInputSchemaFor.
 */
export const postInputSchema = [
  ask(hasBudget, 'budgetCents', budget),
  ask(hasRange, 'hourlyMinCents', rate),
  ask(inOrder, 'hourlyMaxCents', 'The highest hourly rate is below the lowest. Raise it, or lower the other.'),
].reduce((schema, { ok, params }) => schema.refine(ok, params), fields)

/** The same, with the end date checked against today and the policy. `postedAt` is now for a post that is not published yet. */
export function postInputSchemaFor(app: App, postedAt: Temporal.Instant = app.clock()) {
  const days = daysToEnd(app, postedAt)
  const { ok, params } = ask(({ endsOn }) => endsOn === null || isDayToEnd(endsOn, days), 'endsOn', endsOnProblem(days))
  return postInputSchema.refine(ok, params)
}

const endsOnProblem = ({ first, last }: { first: string; last: string }): string =>
  first <= last ? `Choose an end date from ${first} to ${last}.` : 'The end date can no longer move.'

/** What is sent to publish a post. */
export type PostInput = z.input<typeof postInputSchema>
export type CheckedPost = z.output<typeof postInputSchema>
