import { expect, test } from 'vitest'
import { policySources } from '#gateways/policies/policy-sources'
import { readPolicy } from '#gateways/policies/read-policy'
import { grantRulesOf } from './grant-rules-of.ts'

test('every way of the policy is told with its figures and its source, and none that it has not', () => {
  const rules = grantRulesOf(readPolicy('earnest'), policySources('earnest'))
  expect(rules.map(({ text }) => text.match(/\d+/)?.[0])).toEqual(['10', '40', '10', '10', '30'])
  for (const { source } of rules) expect(source).toMatch(/^[A-Z]/)
  expect(grantRulesOf(readPolicy('upwork-2019'), policySources('upwork-2019'))).toEqual([])
})
