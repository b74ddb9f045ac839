import { expect, test } from 'vitest'
import { policyNames, readPolicy } from '#gateways/policies/read-policy'
import { policyTables } from './policy-tables.ts'

const lines = (name: string) =>
  Object.fromEntries(policyTables(readPolicy(name)).flatMap(table => table.lines.map(line => [line.label, line.value])))

test('the default policy in words', () => {
  expect(lines('earnest')).toMatchObject({
    'Fixed price under $50': '2 Connects',
    'Client whose payment is not verified': '1 step lower of 1, 2, 4, 6',
    'Post ended by its date without a hire': 'Come back if the proposal was never opened',
    'Connects whose lot has lapsed': 'Become a lot of their own for 30 days',
    'Boost: post removed for breaking the rules': 'Comes back',
    'Proposal nobody opens': 'Nothing by itself',
    'Life of a lot': '1 year',
    'A bid': '$3 to $1,000,000',
  })
})

test('every policy there is can be shown, and no line is empty', () => {
  for (const name of policyNames())
    for (const table of policyTables(readPolicy(name))) for (const line of table.lines) expect(line.value).toMatch(/\S/)
})
