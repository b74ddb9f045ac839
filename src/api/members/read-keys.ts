import { z } from 'zod'
import { decide } from '#economy/decision'
import { readKeys } from '#marketplace/keys/read-keys'
import { endpoint } from '../endpoint.ts'
import { idOf, instant, sentence } from '../fields.ts'

const key = z
  .object({
    id: idOf('the key'),
    name: sentence('What it is for.'),
    starts: sentence('Its first letters.').meta({ example: 'earnest_3q2-' }),
    at: instant('When it was made.'),
  })
  .meta({ id: 'Key', description: 'A bearer key, by its first letters.' })

export const readKeysEndpoint = endpoint({
  name: 'read-keys',
  method: 'get',
  path: '/keys',
  tag: 'Account',
  summary: 'List your bearer keys',
  who: 'member',
  answer: z.object({ items: z.array(key).describe('Newest first.') }).meta({ id: 'Keys', description: 'Your keys.' }),
  run: async (app, { person }) => {
    const keys = await readKeys(app, person)
    return decide({
      items: keys.map(({ keyId, name, starts, at }) => ({ id: keyId, name, starts, at: at.toISOString() })),
    })
  },
})
