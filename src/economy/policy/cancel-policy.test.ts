import { expect, test } from 'vitest'
import { days, earnest } from '#tests/builders'
import { cancelPolicy } from './cancel-policy.ts'

const versions = [-100, 10, 20].map((from, i) => ({ id: `v${i}`, policy: earnest, from: days(from), keeps: [] }))
const codeOf = (id: string, day: number, among = versions) => {
  const decision = cancelPolicy(id, among, days(day))
  return decision.ok ? decision.value.id : decision.refusal.code
}

test('A scheduled version can be cancelled until it is in force, the last one first.', () => {
  expect(codeOf('v2', 19.5)).toBe('v2')
  expect(codeOf('v2', 20)).toBe('policy-in-force')
  expect(codeOf('v1', 5)).toBe('policy-others-follow')
  expect(codeOf('v1', 5, versions.slice(0, 2))).toBe('v1')
  expect(codeOf('v0', -200)).toBe('policy-in-force')
  expect(codeOf('v3', 5)).toBe('not-found')
})
