import { expect, test } from 'vitest'
import { sourcesIn } from '#gateways/policies/policy-sources'
import { readPolicy, readWritten } from '#gateways/policies/read-policy'
import { grantRulesOf } from './grant-rules-of.ts'

test('every way of the policy is told with its figures and its source, and none that it has not', () => {
  const rules = grantRulesOf(readPolicy('earnest'), sourcesIn(readWritten('earnest').source))
  expect(rules.map(({ text }) => text.match(/\d+/)?.[0])).toEqual(['10', '40', '10', '10', '30'])
  for (const { source } of rules) expect(source).toMatch(/^[A-Z]/)
  expect(grantRulesOf(readPolicy('upwork-2019'), sourcesIn(readWritten('upwork-2019').source))).toEqual([])
})
