import { expect, test } from 'vitest'
import { sourcesIn } from '#gateways/policies/policy-sources'
import { readPolicy, readWritten } from '#gateways/policies/read-policy'
import { planRulesOf } from './plan-rules-of.ts'

const earnest = readPolicy('earnest')

test('every plan says what it brings and what is carried, each with its source', () => {
  const rules = planRulesOf(earnest, sourcesIn(readWritten('earnest').source))
  expect(rules.every(({ source }) => source !== '')).toBe(true)
  const texts = rules.map(({ text }) => text)
  expect(texts[0]).toBe('Basic is free and brings 10 Connects when your month begins.')
  expect(texts.at(-3)).toContain('It is on Agency Basic or Agency Plus.')
  expect(texts.at(-2)).toBe('Connects for the pool are bought by the owner and admins of the agency.')
  expect(texts.at(-1)).toContain('On Agency Basic the pool is frozen')
  expect(texts[1]).toContain('at most 200 Connects are carried')
})

test('what drips and what must be bought first is said', () => {
  const plan = { ...earnest.plans[0]!, carried: null, needsPurchase: true, drip: { everyMinutes: 90, limit: 8 } }
  const texts = planRulesOf({ ...earnest, plans: [plan] }, { of: () => '' }).map(({ text }) => text)
  expect(texts[0]).toContain('once you have bought some')
  expect(texts[1]).toBe('On Basic all your Connects are carried into the next month.')
  expect(texts[2]).toContain('every 1 hour, 30 minutes while fewer than 8')
  const none = { ...plan, monthly: 0 }
  expect(planRulesOf({ ...earnest, plans: [none] }, { of: () => '' })[0]!.text).toBe('Basic is free.')
})
