import { z } from 'zod'
import { createKey, keyNameSchema } from '#marketplace/keys/create-key'
import { endpoint } from '../endpoint.ts'
import { sentence } from '../fields.ts'

export const createKeyEndpoint = endpoint({
  name: 'create-key',
  method: 'post',
  path: '/keys',
  tag: 'Account',
  summary: 'Make a bearer key',
  description:
    'Whoever has the key acts as you, and with the header `Acting-For` for an agency you belong to. It is answered this once and never again. You may have 20.',
  who: 'member',
  body: z.strictObject({
    name: keyNameSchema.describe('What the key is for, in your words.').meta({ example: 'Nightly report' }),
  }),
  status: 201,
  answer: z
    .object({ key: sentence('The key: keep it as you keep a password.').meta({ example: 'earnest_3q2-7w…' }) })
    .meta({ id: 'NewKey', description: 'A key, shown once.' }),
  run: (app, { person, body }) => createKey(app, person, body.name),
})
