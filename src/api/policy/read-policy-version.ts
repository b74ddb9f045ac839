import { readPolicyVersion } from '#marketplace/policy/list-policy-versions'
import { endpoint } from '../endpoint.ts'
import { sentence } from '../fields.ts'
import { policyAnswer, policyVersionSchema, versionParam } from './policy-version-schema.ts'

export const readPolicyVersionEndpoint = endpoint({
  name: 'read-policy-version',
  method: 'get',
  path: '/policy/versions/{versionId}',
  tag: 'Policy',
  summary: 'Read one version of the rules',
  who: 'anyone',
  params: { versionId: versionParam },
  answer: policyVersionSchema.extend({
    policy: policyAnswer,
    source: sentence('The text of its file, with the source of every figure in its comments.'),
  }),
  run: (app, { by, params }) => readPolicyVersion(app, { by, ...params }),
})
