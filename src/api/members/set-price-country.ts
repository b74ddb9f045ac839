import { z } from 'zod'
import { setPriceCountry } from '#marketplace/members/set-price-country'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'

export const setPriceCountryEndpoint = endpoint({
  name: 'set-price-country',
  method: 'post',
  path: '/members/{memberId}/price-country',
  tag: 'Operators',
  summary: 'Say the prices of which country a freelancer has',
  description:
    'For operators, where the policy has prices by region: a freelancer has those of the country they named first, whatever their profile says later. Nobody sets their own.',
  who: 'member',
  params: { memberId: idParam('the freelancer') },
  body: z.strictObject({
    country: z
      .string({ error: 'Choose a country from the list.' })
      .max(60, { error: 'Choose a country from the list.' })
      .nullable()
      .describe('The English name of the country; null for the prices of nowhere in particular.')
      .meta({ example: 'Portugal' }),
  }),
  answer: z
    .object({
      memberId: idOf('the freelancer'),
      country: z.string().nullable().describe('The country whose prices they have now.'),
      region: z.string().nullable().describe('The region of the policy it is in, if it is in one.'),
    })
    .meta({ id: 'PriceCountrySet', description: 'A freelancer whose prices were looked at.' }),
  run: (app, { by, params, body }) => setPriceCountry(app, { by, ...params, ...body }),
})
