import { policySource } from '#gateways/policies/policy-source'
import { policyNow } from '#marketplace/app'
import { operatorOf } from '../operator-of.ts'
import type { PageServerLoad } from './$types'
import { policyTables } from './policy-tables.ts'

export const load: PageServerLoad = ({ locals }) => {
  operatorOf(locals)
  const policy = policyNow(locals.app)
  return { name: policy.name, title: policy.title, tables: policyTables(policy), source: policySource(policy.name) }
}
