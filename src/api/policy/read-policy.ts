import { decide } from '#economy/decision'
import { policyNow } from '#marketplace/app'
import { endpoint } from '../endpoint.ts'
import { policyAnswer } from './policy-version-schema.ts'

export const readPolicyEndpoint = endpoint({
  name: 'read-policy',
  method: 'get',
  path: '/policy',
  tag: 'Policy',
  summary: 'Read the rules in force',
  who: 'anyone',
  answer: policyAnswer,
  run: async app => decide(policyNow(app)),
})
