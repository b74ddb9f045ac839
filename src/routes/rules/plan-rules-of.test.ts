import { expect, test } from 'vitest'
import { sourcesIn } from '#gateways/policies/policy-sources'
import { readPolicy, readWritten } from '#gateways/policies/read-policy'
import { planRulesOf } from './plan-rules-of.ts'

const earnest = readPolicy('earnest')

test('every plan says what it brings and what is carried, each with its source', () => {
  const rules = planRulesOf(earnest, sourcesIn(readWritten('earnest').source))
  expect(rules.every(({ source }) => source !== '')).toBe(true)
  const texts = rules.map(({ text }) => text)
  expect(texts[0]).toBe('Basic costs nothing and brings 10 Connects when your month begins.')
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
  expect(planRulesOf({ ...earnest, plans: [none] }, { of: () => '' })[0]!.text).toBe('Basic costs nothing.')
})

const said = (policy: typeof earnest) => planRulesOf(policy, { of: () => '' }).map(({ text }) => text)

test('monthly Connects that end with the month are not said to be carried', () => {
  const texts = said(readPolicy('peopleperhour'))
  expect(texts[0]).toBe(
    'Free costs nothing and brings 15 Connects when your month begins; they last until your next month begins.',
  )
  expect(texts[1]).toBe('On Free all your other Connects are carried into the next month.')
  const upwork = said(readPolicy('upwork-2015'))
  expect(upwork[0]).toContain('60 Connects when your month begins; they last until your next month begins.')
  expect(upwork[1]).toContain('On Basic at most 140 other Connects are carried')
  expect(upwork[3]).toContain('On Plus at most 140 Connects are carried')
})

test('when the first monthly Connects come, and what a higher plan gives at once, is said where there is any', () => {
  expect(said(earnest)).toEqual(
    expect.arrayContaining([
      'The first monthly Connects come when your second month begins.',
      'What a higher plan brings more a month comes as soon as it begins, once a month.',
    ]),
  )
  const planChange = { ...earnest.planChange, upgradeGivesDifference: false }
  expect(said({ ...earnest, planChange })).toContain(
    'What a higher plan brings more a month comes when your next month begins.',
  )
  const drips = said(readPolicy('freelancer-com'))
  expect(drips.join(' ')).toContain('the difference of the limits comes at once: the new limit less the old one')
  expect(drips.join(' ')).not.toMatch(/monthly|a month comes/)
  const alone = said(readPolicy('peopleperhour'))
  expect(alone).toContain('The first monthly Connects are there when you join.')
  expect(alone.join(' ')).not.toMatch(/higher|lower/)
})
