import { decide } from '#economy/decision'
import { policySchema } from '#economy/policy'
import { policyNow } from '#marketplace/app'
import { endpoint } from '../endpoint.ts'

export const readPolicyEndpoint = endpoint({
  name: 'read-policy',
  method: 'get',
  path: '/policy',
  tag: 'Policy',
  summary: 'Read the rules in force',
  who: 'anyone',
  answer: policySchema.meta({
    id: 'Policy',
    description: 'Every figure of this marketplace: prices, lots, what comes back.',
  }),
  run: async app => decide(policyNow(app)),
})
