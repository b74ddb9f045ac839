import { z } from 'zod'
import { readPlan } from '#marketplace/plans/read-plan'
import { endpoint } from '../endpoint.ts'
import { connects, currency, idOf, idParam, instant, price, sentence } from '../fields.ts'

const plan = z
  .object({
    id: z.string().describe('What it is called in requests.').meta({ example: 'basic' }),
    title: sentence('What it is called.').meta({ example: 'Basic' }),
    cents: price('Its price a month.', 0),
    currency: currency('In what it is paid.'),
    monthly: connects('What it grants when a cycle begins.', 10),
    monthlyLives: z
      .enum(['as-lots', 'until-cycle-end'])
      .describe('How long those live: as all Connects do, or only until the next cycle begins.'),
    carried: connects('The most that is carried into the next cycle; null for all.', 200).nullable(),
    needsPurchase: z
      .boolean()
      .describe('Whether the monthly ones come only to who has bought some that were not charged back.'),
    drip: z
      .object({
        everyMinutes: z.int().describe('Minutes between one Connect and the next.'),
        limit: connects('None drips while so many are left of those that dripped.', 8),
      })
      .nullable()
      .describe('What comes one by one between the cycles, if anything does.'),
  })
  .meta({ id: 'Plan', description: 'A plan of the policy.' })

export const readPlanEndpoint = endpoint({
  name: 'read-plan',
  method: 'get',
  path: '/members/{memberId}/plan',
  tag: 'Account',
  summary: "Read a freelancer's plan, and what their next cycle brings and takes",
  description: "Your own, or for operators anybody's.",
  who: 'member',
  params: { memberId: idParam('the freelancer') },
  answer: z
    .object({
      memberId: idOf('the freelancer'),
      name: sentence('Their name.'),
      plan: plan.describe('The plan they are on.'),
      prices: z
        .object({
          country: z.string().nullable().describe('The country whose prices they have, if they named one.'),
          region: z.string().nullable().describe('The region of the policy it is in, if it is in one.'),
          differ: z.boolean().describe('Whether prices here go by the country at all.'),
        })
        .describe('What prices they have; a country that is changed in the profile later changes none.'),
      next: z
        .object({
          at: instant('When their next cycle begins.'),
          plan: plan.describe('The plan they are on from then.'),
          granted: connects('What comes then.', 10),
          forfeited: connects('What is forfeited then if nothing is spent before.', 0),
        })
        .describe('The next cycle.'),
      available: connects('What they can spend now.', 36),
      held: connects('What is set aside.', 0),
    })
    .meta({ id: 'MemberPlan', description: "A freelancer's plan." }),
  run: (app, { by, params }) => readPlan(app, { by, ...params }),
})
