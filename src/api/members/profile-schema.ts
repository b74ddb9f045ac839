import { z } from 'zod'
import { profileInputSchema } from '#marketplace/members/profile-input'
import { described } from '../described.ts'
import { cents, idOf, instant, sentence } from '../fields.ts'
import { clientSchema } from './client-schema.ts'

export const badgeSchema = z
  .object({
    badge: z.string().describe('Its name in the policy.').meta({ example: 'rising-talent' }),
    title: sentence('What it says.').meta({ example: 'Rising Talent' }),
  })
  .meta({ id: 'Badge', description: 'A badge an operator gave.' })

export const profileSchema = z
  .object({
    id: idOf('the member'),
    name: sentence('Their name.'),
    headline: sentence('What they do, in a line.'),
    about: sentence('What they say about themselves.'),
    skills: z.array(z.string()).describe('Their skills.'),
    hourlyRateCents: cents('Their usual rate for an hour, if they name one.', 60_00).nullable(),
    country: z.string().nullable().describe('Where they are, if they say.'),
    timezone: sentence('Their time zone.').meta({ example: 'Europe/Lisbon' }),
    portfolio: z.array(z.string()).describe('Links to earlier work.'),
    isFreelancer: z.boolean().describe('Whether they send proposals.'),
    isClient: z.boolean().describe('Whether they publish posts.'),
    isAgency: z.boolean().describe('Whether this is an agency, whose members share its Connects.'),
    memberSince: instant('When they joined.'),
    availableNow: z.boolean().describe('Whether their badge says that they take work now.'),
    badges: z.array(badgeSchema).describe('The badges they hold.'),
    client: clientSchema.nullable().describe('What freelancers see of them as a client, if they are one.'),
  })
  .meta({ id: 'Profile', description: 'A member as anybody sees them.' })

const fields = described(profileInputSchema.shape, {
  name: 'Your name, 2 to 80 letters.',
  headline: 'What you do, in a line.',
  about: 'What you want others to know.',
  skills: 'Your skills, at most 20.',
  hourlyRateCents: 'Your usual rate for an hour. In cents of US dollars.',
  country: 'Where you are, by the English name of the country.',
  timezone: 'Your time zone, such as Europe/Lisbon.',
  portfolio: 'Links to earlier work, at most 10, each beginning with https://.',
  isFreelancer: 'Whether you send proposals. The first time gives the sign-up grant.',
  isClient: 'Whether you publish posts.',
})

/** Everything may be left out; what is, stays as it is. */
export const profileChanges = z
  .strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, (field as z.ZodType).optional()])) as {
      [F in keyof typeof fields]: z.ZodOptional<(typeof fields)[F]>
    },
  )
  .meta({
    id: 'ProfileChanges',
    description: 'What you change of your profile. A field that is left out stays as it is.',
  })
