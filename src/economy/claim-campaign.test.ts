import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, noon } from '../../tests/builders.ts'
import { type Campaign, type Claim, claimCampaign } from './claim-campaign.ts'

const campaign = (about: Partial<Campaign> = {}): Campaign => ({
  kind: 'code',
  code: 'SPRING',
  connects: 10,
  opensAt: days(-1),
  closesAt: days(1),
  limit: 100,
  approved: 100_000,
  given: 0,
  questions: [],
  ...about,
})
const claim: Claim = { code: ' spring ', answers: [], claimedBefore: false }
const codeOf = (...[about, sent, now = noon]: [Campaign | undefined, Partial<Claim>?, Temporal.Instant?]) => {
  const decision = claimCampaign(about, { ...claim, ...sent }, now)
  return decision.ok ? 'given' : decision.refusal.code
}

test('a campaign gives its Connects once per person, within its window and to as many people as it is for', () => {
  expect(claimCampaign(campaign(), claim, noon)).toEqual({ ok: true, value: { connects: 10, answers: [] } })
  expect(codeOf(campaign(), { claimedBefore: true })).toBe('campaign-claimed')
  expect(codeOf(campaign(), {}, days(-2))).toBe('campaign-not-open')
  expect(codeOf(campaign(), {}, days(1))).toBe('campaign-not-open')
  expect(codeOf(campaign(), {}, days(1).subtract({ milliseconds: 1 }))).toBe('given')
  expect(codeOf(campaign({ given: 100 }))).toBe('campaign-full')
  expect(codeOf(campaign({ given: 100, limit: null, approved: 10 * 100_000_000 }))).toBe('given')
})

test('a wrong code is not told from one that does not exist', () => {
  for (const code of ['winter', null]) expect(codeOf(campaign(), { code })).toBe('code-unknown')
  expect(codeOf(undefined)).toBe('code-unknown')
})

test('a survey wants an answer to each of its questions, of its choices where it has some', () => {
  const questions = [
    { text: 'How?', options: ['So', 'Otherwise'] },
    { text: 'Why?', options: [] },
  ]
  const survey = campaign({ kind: 'survey', code: null, questions })
  expect(codeOf(survey, { answers: ['So', 'Because'] })).toBe('given')
  for (const answers of [[], ['So'], ['So', ' '], ['Maybe', 'Because']])
    expect(codeOf(survey, { answers })).toBe('invalid-input')
})

test('whoever claims whenever, never more people than the limit and none twice', () => {
  const tries = fc.array(fc.record({ who: fc.nat(6), hour: fc.integer({ min: -50, max: 50 }) }), { maxLength: 40 })
  fc.assert(
    fc.property(tries, fc.option(fc.integer({ min: 1, max: 4 })), (tries, limit) => {
      const served: number[] = []
      for (const { who, hour } of tries) {
        const now = noon.add({ hours: hour })
        const about = campaign({ limit, given: served.length, approved: 10 * 100_000_000 })
        if (codeOf(about, { claimedBefore: served.includes(who) }, now) !== 'given') continue
        expect(hour >= -24 && hour < 24).toBe(true)
        served.push(who)
      }
      expect(new Set(served).size).toBe(served.length)
      expect(served.length).toBeLessThanOrEqual(limit ?? Infinity)
    }),
  )
})
