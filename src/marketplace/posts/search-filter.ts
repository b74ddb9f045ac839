import { z } from 'zod'
import { categories, levels } from '#economy/posts/categories'
import { proposalsTiers } from '#economy/posts/proposals-tier'
import { choice, mostInteger, text } from '../fields.ts'

/** A query string has texts only, and an empty field of a form says nothing. */
export const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' || value === null ? undefined : value), schema.optional())

export const number = (error: string, most = mostInteger) =>
  given(
    z
      .preprocess(
        value => (typeof value === 'string' && /^\d{1,12}$/.test(value.trim()) ? Number(value) : value),
        z.int({ error }),
      )
      .refine(value => value >= 0 && value <= most, { error }),
  )

const yes = given(
  z.preprocess(
    value => (value === 'true' || value === 'on' ? true : value === 'false' ? false : value),
    z.boolean({ error: 'Say true or false for a verified client.' }),
  ),
)

export const pageLink = given(
  z.string({ error: 'This page link is not one of ours.' }).max(200, { error: 'This page link is not one of ours.' }),
)

/** What posts are searched by, from a query string, a form or JSON. Amounts in cents; a budget means fixed-price posts only. */
export const searchFilterSchema = z.object({
  words: given(text({ name: 'The search', most: 200 })),
  category: given(choice(categories, 'Choose one of the categories.')),
  level: given(choice(levels, 'Choose a level: entry, intermediate or expert.')),
  paymentType: given(choice(['fixed', 'hourly'], 'Choose fixed or hourly.')),
  budgetLeastCents: number('The least budget is a whole number of cents.'),
  budgetMostCents: number('The highest budget is a whole number of cents.'),
  priceLeast: number('The least price is a whole number of Connects.'),
  priceMost: number('The highest price is a whole number of Connects.'),
  maxAgeDays: number('The age is a whole number of days, at most 36,500.', 36_500),
  proposals: given(choice(proposalsTiers, 'Choose one of the tiers of proposals.')),
  clientVerified: yes,
  cursor: pageLink,
})

/** What is sent to search; everything may be left out. */
export type SearchFilter = z.input<typeof searchFilterSchema>
