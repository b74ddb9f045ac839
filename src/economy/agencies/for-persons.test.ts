import { expect, test } from 'vitest'
import { comesTo } from './for-persons.ts'

test('what is given to a person does not come to an agency', () => {
  const personal = ['sign-up', 'readiness-test', 'profile', 'referral', 'interview', 'badge', 'campaign']
  const others = ['monthly', 'drip', 'purchase', 'adjustment', 'return']
  for (const source of personal)
    expect([comesTo({ isAgency: true }, source), comesTo({}, source)]).toEqual([false, true])
  for (const source of others) expect([comesTo({ isAgency: true }, source), comesTo({}, source)]).toEqual([true, true])
})
