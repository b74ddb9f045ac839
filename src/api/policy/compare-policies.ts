import { z } from 'zod'
import { decide, refuse } from '#economy/decision'
import { comparePolicies } from '#marketplace/policy/compare-policies'
import { endpoint } from '../endpoint.ts'
import { sentence } from '../fields.ts'
import { versionParam } from './policy-version-schema.ts'

export const comparePoliciesEndpoint = endpoint({
  name: 'compare-policies',
  method: 'get',
  path: '/policy/versions/{versionId}/difference',
  tag: 'Policy',
  summary: 'Compare a version of the rules with another',
  description: 'Rule by rule, in words, with the source of each figure.',
  who: 'anyone',
  params: { versionId: versionParam },
  query: { to: versionParam.optional().describe('The version it is compared with; the one in force when left out.') },
  answer: z.object({
    differences: z.array(
      z.object({
        table: sentence('What the rule is about.'),
        label: sentence('The rule.'),
        before: sentence('As it is in `to`; null where it has none.').nullable(),
        after: sentence('As it is in this version; null where it has none.').nullable(),
        at: z.array(z.string()).describe('Where in a policy the figure is, part by part.'),
        sourceBefore: sentence('Where the one figure is from.'),
        sourceAfter: sentence('Where the other is from.'),
      }),
    ),
  }),
  run: async (app, { params, query }) => {
    const find = (id: string) => app.policies.every().find(version => version.id === id)
    const version = find(params.versionId)
    const to = query.to === undefined ? app.policies.at(app.clock()) : find(query.to)
    return version && to
      ? decide({ differences: comparePolicies(to, version).map(rule => ({ ...rule, at: rule.at.map(String) })) })
      : refuse('not-found')
  },
})
