import { z } from 'zod'
import { isCountry } from '#economy/countries'
import { lines, text } from '../fields.ts'
import { given, number, pageLink } from '../posts/search-filter.ts'

const mostSkills = 5

/** What freelancers are searched by, from a query string, a form or JSON. Skills as a list, or in one text with commas. */
export const freelancerFilterSchema = z.object({
  words: given(text({ name: 'The search', most: 200 })),
  skills: given(
    z.preprocess(
      value => (typeof value === 'string' ? value.split(',').map(skill => skill.trim()) : value),
      lines({ name: 'skills', most: mostSkills, each: 40 }),
    ),
  ),
  rateLeastCents: number('The lowest rate is a whole number of cents.'),
  rateMostCents: number('The highest rate is a whole number of cents.'),
  country: given(
    z
      .string({ error: 'Choose a country from the list.' })
      .refine(isCountry, { error: 'Choose a country from the list.' }),
  ),
  availableNow: given(
    z.preprocess(
      value => (value === 'true' || value === 'on' ? true : value === 'false' ? false : value),
      z.boolean({ error: 'Say true or false for available now.' }),
    ),
  ),
  cursor: pageLink,
})

/** What is sent to search; everything may be left out. */
export type SearchFreelancers = z.input<typeof freelancerFilterSchema>
