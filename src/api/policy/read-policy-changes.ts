import { z } from 'zod'
import { decide } from '#economy/decision'
import { readPolicyChanges } from '#marketplace/policy/read-policy-changes'
import { endpoint } from '../endpoint.ts'
import { instant, sentence } from '../fields.ts'

export const readPolicyChangesEndpoint = endpoint({
  name: 'read-policy-changes',
  method: 'get',
  path: '/me/policy-changes',
  tag: 'Policy',
  summary: 'Read what the versions to come change for you, in numbers',
  who: 'member',
  answer: z.object({
    changes: z.array(
      z.object({
        versionId: sentence('The id of the version.').meta({ example: 'earnest-2' }),
        from: instant('From when on it holds for you.'),
        changes: z.array(z.string()).describe('What it changes for you, a sentence each.'),
      }),
    ),
  }),
  run: async (app, { by }) => decide({ changes: await readPolicyChanges(app, by) }),
})
