import { expect, test } from 'vitest'
import { policyNames, readPolicy } from '#gateways/policies/read-policy'
import { policyTables } from './policy-tables.ts'

const lines = (name: string) =>
  Object.fromEntries(policyTables(readPolicy(name)).flatMap(table => table.lines.map(line => [line.label, line.value])))

test('the default policy in words', () => {
  expect(lines('earnest')).toMatchObject({
    'Fixed price under $50': '2 Connects',
    'Client whose payment is not verified': '1 step lower on the ladder',
    'The ladder': '1, 2, 4, 6',
    'Post ended by its date without a hire': 'Come back if the proposal was never opened',
    'Connects whose lot has lapsed': 'Become a lot of their own for 30 days',
    'Boost: post removed for breaking the rules': 'Comes back',
    'Proposal nobody opens': 'Nothing by itself',
    'Life of a lot': '1 year',
    'Smallest bid': '$3',
    'Largest bid': '$1,000,000',
    'Announced before they hold': '30 days ahead',
    'One operator alone gives or takes in a wallet': '100 Connects in 30 days',
    'Availability badge': '4 Connects a week, one every 42 hours',
    'Boosted places on a page': 'At most 2',
  })
})

test('every policy there is can be shown, and no line is empty', () => {
  for (const name of policyNames())
    for (const table of policyTables(readPolicy(name))) for (const line of table.lines) expect(line.value).toMatch(/\S/)
})
