import { expect, test } from 'vitest'
import { policySources } from '#gateways/policies/policy-sources'
import { policyNames, readPolicy } from '#gateways/policies/read-policy'
import { lotRulesOf, priceRulesOf, proposalRulesOf, returnsOf } from './rules-of.ts'

const none = { of: () => '' }
const earnest = readPolicy('earnest')
const texts = (rules: { text: string }[]) => rules.map(({ text }) => text).join(' ')

test('the sentences carry the figures of the policy in force', () => {
  expect(texts(lotRulesOf(earnest, none))).toContain('receives 40 Connects at once. Connects last 1 year')
  const other = {
    ...earnest,
    grants: { ...earnest.grants, signUp: { connects: 1 } },
    lots: { life: null, burnOrder: 'receipt' as const },
  }
  expect(texts(lotRulesOf(other, none))).toContain(
    'receives 1 Connect at once. Connects never expire. Those you received first',
  )
})

test('an unverified client is only spoken of where it matters', () => {
  expect(texts(priceRulesOf(earnest, none))).toContain('not verified')
  const price = { ...earnest.price, unverifiedClientStepsDown: 0 }
  expect(texts(priceRulesOf({ ...earnest, price }, none))).not.toContain('not verified')
})

test.each(policyNames())('%s: each event that ends a proposal has its answer and its source', name => {
  const policy = readPolicy(name)
  const returns = returnsOf(policy, policySources(name))
  expect(returns).toHaveLength(Object.keys(policy.returns).length - 1)
  for (const { source } of returns) expect(source).not.toBe('')
  expect(texts(proposalRulesOf(policy, none))).toContain('30 days')
})
