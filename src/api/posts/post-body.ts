import { z } from 'zod'
import { postInputSchema } from '#marketplace/posts/post-input'
import { described } from '../described.ts'

const fields = described(postInputSchema.shape, {
  title: 'What the work is, in 8 to 150 letters.',
  description: 'The work, in at least 30 letters. HTML in it is shown as text.',
  category: 'One of the categories.',
  specialty: 'A narrower field, in your words.',
  level: 'The level of experience you look for.',
  paymentType: 'Paid for the whole work, or by the hour.',
  budgetCents: 'For a fixed price: what you offer. In cents of US dollars.',
  hourlyMinCents: 'For an hourly rate: the least. In cents of US dollars.',
  hourlyMaxCents: 'For an hourly rate: the most. In cents of US dollars.',
  duration: 'How long the work lasts.',
  workload: 'For an hourly rate: how much of a week the work takes.',
  openings: 'How many people you want to hire.',
  skills: 'Skills you ask for, at most 10.',
  questions: 'Questions each freelancer must answer, at most 5.',
  countries: 'Where freelancers must be, by the English names of countries; empty for anywhere.',
  endsOn: 'The last day (UTC) on which it takes proposals. Without it, as long as the policy allows.',
})

export const postBody = z.strictObject(fields).meta({ id: 'PostInput', description: 'What a client writes of a post.' })

/** The same with everything left out that should stay as it is. */
export const postChanges = z
  .strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, (field as z.ZodType).optional()])) as {
      [F in keyof typeof fields]: z.ZodOptional<(typeof fields)[F]>
    },
  )
  .meta({ id: 'PostChanges', description: 'What a client changes of a post. A field that is left out stays as it is.' })
