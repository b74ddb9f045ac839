import { expect, test } from 'vitest'
import { policyNames, readPolicy } from '#gateways/policies/read-policy'
import { policiesDoc } from './policy-story/policies-doc.ts'
import { type Told, tell } from './policy-story/tell.ts'

const told: Told[] = []

test.each(policyNames())(
  'the story of %s ends with a clean audit',
  async name => {
    const one = await tell(readPolicy(name))
    expect(one.audit).toMatchObject({ ok: true, differences: [] })
    told.push(one)
  },
  120_000,
)

test('docs/policies.md is what the story came to', async () => {
  expect(told.map(({ policy }) => policy.name)).toEqual(policyNames())
  await expect(policiesDoc(told)).toMatchFileSnapshot('../../docs/policies.md')
})
