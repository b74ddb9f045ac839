import { z } from 'zod'
import { isCountry } from '#economy/countries'
import { isTimeZone } from '#economy/time-zone'
import { isWebLink } from '#economy/web-link'
import { line, lines, optionalLine, optionalText, wholeNumber } from '../fields.ts'

const rate = 'Give an hourly rate between $3 and $999, or none.'
const link = 'Portfolio links begin with https:// and have at most 300 letters.'

/** What a member writes of themselves. */
export const profileInputSchema = z
  .object({
    name: line({ name: 'Your name', least: 2, most: 80 }),
    headline: optionalLine({ name: 'The headline', most: 120 }).transform(written => written ?? ''),
    about: optionalText({ name: 'The text about you', most: 5000 }).transform(written => written ?? ''),
    skills: lines({ name: 'skills', most: 20, each: 40 }).default([]),
    hourlyRateCents: wholeNumber({ error: rate, least: 300, most: 99_900 })
      .nullish()
      .transform(value => value ?? null),
    country: optionalLine({ name: 'The country', most: 60 }).refine(name => name === null || isCountry(name), {
      error: 'Choose a country from the list.',
    }),
    timezone: z
      .string({ error: 'Choose a time zone.' })
      .refine(isTimeZone, { error: 'Choose a time zone from the list.' })
      .default('UTC'),
    portfolio: lines({ name: 'portfolio links', most: 10, each: 300 })
      .refine(links => links.every(isWebLink), { error: link })
      .default([]),
    isFreelancer: z.boolean({ error: 'Say whether you work as a freelancer.' }),
    isClient: z.boolean({ error: 'Say whether you hire as a client.' }),
  })
  .refine(({ isFreelancer, isClient }) => isFreelancer || isClient, {
    path: ['isFreelancer'],
    error: 'Keep at least one side of your account switched on.',
  })

export type ProfileInput = z.input<typeof profileInputSchema>
