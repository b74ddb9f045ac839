import { z } from 'zod'
import { decide } from '#economy/decision'
import { listPolicyVersions } from '#marketplace/policy/list-policy-versions'
import { endpoint } from '../endpoint.ts'
import { policyVersionSchema } from './policy-version-schema.ts'

export const listPolicyVersionsEndpoint = endpoint({
  name: 'list-policy-versions',
  method: 'get',
  path: '/policy/versions',
  tag: 'Policy',
  summary: 'List the versions of the rules, past and to come',
  who: 'anyone',
  answer: z.object({ versions: z.array(policyVersionSchema).describe('The newest first.') }),
  run: async (app, { by }) => decide({ versions: await listPolicyVersions(app, by) }),
})
