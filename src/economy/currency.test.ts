import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { earnest } from '#tests/builders'
import { isCurrency } from './currency.ts'
import { moneyWords } from './figure-words.ts'
import { policySchema } from './policy/policy.ts'
import { policyTables } from './policy/policy-tables.ts'

test('an amount is told in its currency, with as many digits as that has', () => {
  expect([moneyWords(120), moneyWords(120, 'GBP'), moneyWords(2_400, 'EUR'), moneyWords(500, 'JPY')]).toEqual([
    '$1.20',
    '£1.20',
    '€24',
    '¥500',
  ])
})

test('a policy is in one currency that there is, for whatever is paid for Connects and plans', () => {
  for (const wrong of ['pounds', 'gbp', '', 'ZZZ'])
    expect(policySchema.safeParse({ ...earnest, currency: wrong }).success).toBe(false)
  const lines = policyTables(readPolicy('bark')).flatMap(table => table.lines)
  const value = (name: string) => lines.find(({ label }) => label === name)?.value
  expect(value('One Connect')).toBe('£1.20')
  expect(value('Bundles')).toBe('20 for £24, 50 for £60, 100 for £120')
  expect(value('Smallest bid')).toBe('$3')
})

test('whatever the currency, no two amounts are told in the same words', () => {
  const currencies = fc.constantFrom(...Intl.supportedValuesOf('currency'))
  const cents = fc.integer({ min: 0, max: 2_000_000_000 })
  fc.assert(
    fc.property(currencies, cents, cents, (currency, one, other) => {
      expect(isCurrency(currency)).toBe(true)
      expect(moneyWords(one, currency) === moneyWords(other, currency)).toBe(one === other)
    }),
  )
})
