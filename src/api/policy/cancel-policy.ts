import { z } from 'zod'
import { cancelPolicy } from '#marketplace/policy/cancel-policy'
import { endpoint } from '../endpoint.ts'
import { sentence } from '../fields.ts'
import { versionParam } from './policy-version-schema.ts'

export const cancelPolicyEndpoint = endpoint({
  name: 'cancel-policy',
  method: 'post',
  path: '/policy/versions/{versionId}/cancel',
  tag: 'Policy',
  summary: 'Cancel a version of the rules that is not in force yet',
  description: 'For operators. Whoever was told of it is told that it does not come.',
  who: 'member',
  keyed: true,
  params: { versionId: versionParam },
  answer: z.object({ id: sentence('The id of the version.') }),
  run: (app, { by, key, params }) => cancelPolicy(app, { by, key, ...params }),
})
