import { z } from 'zod'
import { verifyClient } from '#marketplace/members/verify-client'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'

export const verifyClientEndpoint = endpoint({
  name: 'verify-client',
  method: 'post',
  path: '/members/{clientId}/verify',
  tag: 'Account',
  summary: "Say whether a client's payment is verified",
  description: 'For operators. The prices of their open posts follow at once.',
  who: 'member',
  params: { clientId: idParam('the client') },
  body: z.strictObject({ verified: z.boolean({ error: 'Say true or false.' }).describe('Whether it is.') }),
  answer: z
    .object({
      clientId: idOf('the client'),
      verified: z.boolean().describe('Whether their payment is verified.'),
      repriced: z.int().describe('How many of their open posts have another price now.'),
    })
    .meta({ id: 'ClientVerified', description: 'A client whose payment was looked at.' }),
  run: (app, { by, params, body }) => verifyClient(app, { by, ...params, ...body }),
})
