import { expect, test } from 'vitest'
import { sourcesIn } from '#gateways/policies/policy-sources'
import { policyNames, readPolicy, readWritten } from '#gateways/policies/read-policy'
import { boostRulesOf, lotRulesOf, priceRulesOf, proposalRulesOf, returnsOf, visibilityRulesOf } from './rules-of.ts'

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

test('where monthly Connects end with the month, the sentence of how long Connects last says so', () => {
  expect(texts(lotRulesOf(readPolicy('peopleperhour'), none))).toContain(
    'Connects never expire, but the monthly ones only last until your next month begins.',
  )
  expect(texts(lotRulesOf(readPolicy('upwork-2015'), none))).toContain('but the monthly ones of Basic only')
  expect(texts(lotRulesOf(earnest, none))).not.toContain('monthly ones')
})

test('the largest bid is said where there is one', () => {
  const boosts = { ...earnest.boosts!, most: 30 }
  expect(texts(boostRulesOf({ ...earnest, boosts }, none))).toContain(
    'A bid is 1 Connect or more, at most 30 Connects,',
  )
  expect(texts(boostRulesOf(earnest, none))).toContain('A bid is 1 Connect or more, and beats')
})

test('where nothing can be boosted, no sentence speaks of boosts, and where nobody receives Connects for joining, one says so', () => {
  const spoken = (policy: typeof earnest) =>
    texts([
      ...lotRulesOf(policy, none),
      ...returnsOf(policy, none).map(({ event, what, boost }) => ({ text: `${event} ${what} ${boost}` })),
    ])
  const returns = { ...earnest.returns, unreadHours: 48, firstPack: { days: 30 } }
  expect(spoken({ ...earnest, returns })).toMatch(
    /a month, a proposal, a boost.*and so does a boost of it.*a boost is as above/s,
  )
  expect(spoken({ ...earnest, returns, boosts: null })).not.toContain('boost')
  expect(spoken({ ...earnest, returns, boosts: null })).toMatch(/Your proposal stays.*What you withdrew stays spent/s)
  for (const name of policyNames()
    .map(readPolicy)
    .filter(({ boosts }) => boosts === null))
    expect(spoken(name)).not.toContain('boost')
  const bark = texts(lotRulesOf(readPolicy('bark'), none))
  expect(bark).toContain('Nobody receives Connects for joining.')
  expect(bark).not.toContain('0 Connects')
})

test('an unverified client is only spoken of where it matters', () => {
  expect(texts(priceRulesOf(earnest, none))).toContain('not verified')
  const price = { ...earnest.price, unverifiedClientStepsDown: 0 }
  expect(texts(priceRulesOf({ ...earnest, price }, none))).not.toContain('not verified')
})

test('what costs to be seen is only spoken of where it is offered', () => {
  expect(texts(visibilityRulesOf(earnest, none))).toContain(
    'costs 4 Connects a week: one on switching on, then one every 42 hours',
  )
  expect(visibilityRulesOf(readPolicy('upwork-2019'), none)).toEqual([])
})

test('where nothing costs anything, one sentence says so', () => {
  expect(priceRulesOf(readPolicy('no-tokens'), none).map(({ text }) => text)).toEqual(['Every proposal is free.'])
})

test.each(policyNames())('%s: each event that ends a proposal has its answer and its source', name => {
  const policy = readPolicy(name)
  const returns = returnsOf(policy, sourcesIn(readWritten(name).source))
  const { intoLapsedLot: _, ...events } = policy.returns
  expect(returns).toHaveLength(Object.values(events).filter(rule => rule !== null).length)
  for (const { source } of returns) expect(source).not.toBe('')
  expect(texts(proposalRulesOf(policy, none))).toContain('30 days')
})
