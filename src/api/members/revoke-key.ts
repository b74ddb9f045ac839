import { revokeKey } from '#marketplace/keys/revoke-key'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'

export const revokeKeyEndpoint = endpoint({
  name: 'revoke-key',
  method: 'delete',
  path: '/keys/{keyId}',
  tag: 'Account',
  summary: 'Revoke a bearer key',
  description: 'From now on it opens nothing. A key that is not yours, or is revoked already, is not found.',
  who: 'member',
  params: { keyId: idParam('your key') },
  answer: null,
  run: (app, { person, params }) => revokeKey(app, person, params.keyId),
})
