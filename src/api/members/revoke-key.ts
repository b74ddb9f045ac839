import { decide } from '#economy/decision'
import { revokeKey } from '#marketplace/members/revoke-key'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'

export const revokeKeyEndpoint = endpoint({
  name: 'revoke-key',
  method: 'delete',
  path: '/keys/{keyId}',
  tag: 'Account',
  summary: 'Revoke a bearer key',
  description: 'From now on it opens nothing. Revoking it again changes nothing.',
  who: 'member',
  params: { keyId: idParam('your key') },
  answer: null,
  run: async (app, { by, params }) => decide(await revokeKey(app, by, params.keyId)),
})
