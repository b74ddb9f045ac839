import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, noon } from '#tests/builders'
import { refusalText } from '../refusal-text.ts'
import { mostOf } from './approve-campaign.ts'
import { type Campaign, type Claim, claimCampaign } from './claim-campaign.ts'

const campaign = (about: Partial<Campaign> = {}): Campaign => ({
  kind: 'code',
  code: 'SPRING',
  connects: 10,
  percentOff: null,
  opensAt: days(-1),
  closesAt: days(1),
  limit: 100,
  approved: 100_000,
  perPerson: 1,
  given: 0,
  times: 0,
  questions: [],
  ...about,
})
const claim: Claim = { code: ' spring ', answers: [], times: 0 }
const codeOf = (...[about, sent, now = noon]: [Campaign | undefined, Partial<Claim>?, Temporal.Instant?]) => {
  const decision = claimCampaign(about, { ...claim, ...sent }, now)
  return decision.ok ? 'given' : decision.refusal.code
}

test('a campaign gives its Connects once per person, or as often as it says, within its window and to as many people as it is for', () => {
  expect(claimCampaign(campaign(), claim, noon)).toEqual({ ok: true, value: { connects: 10, answers: [], left: 0 } })
  expect(codeOf(campaign(), { times: 1 })).toBe('campaign-claimed')
  expect(codeOf(campaign(), {}, days(-2))).toBe('campaign-not-open')
  expect(codeOf(campaign(), {}, days(1))).toBe('campaign-not-open')
  expect(codeOf(campaign(), {}, days(1).subtract({ milliseconds: 1 }))).toBe('given')
  expect(codeOf(campaign({ given: 100 }))).toBe('campaign-full')
  expect(codeOf(campaign({ given: 100, limit: null, approved: 10 * 100_000_000 }))).toBe('given')
  const thrice = campaign({ perPerson: 3 })
  expect(claimCampaign(thrice, { ...claim, times: 1, isKeyed: true }, noon)).toMatchObject({ value: { left: 1 } })
  expect(codeOf(thrice, { times: 3, isKeyed: true })).toBe('campaign-claimed')
})

test('one that gives more than once gives to a claim with a key only, or a retry would be another claim', () => {
  expect(codeOf(campaign({ perPerson: 2 }))).toBe('key-missing')
  expect(codeOf(campaign({ perPerson: 2 }), { isKeyed: true })).toBe('given')
})

test('when all its people are found, each of them still receives the rest of theirs', () => {
  const full = campaign({ perPerson: 2, limit: 4, given: 4, times: 5 })
  expect(codeOf(full, { isKeyed: true })).toBe('campaign-full')
  expect(codeOf(full, { isKeyed: true, times: 1 })).toBe('given')
  expect(codeOf(full, { isKeyed: true, times: 1 }, days(1))).toBe('campaign-not-open')
})

test('a refusal says how often it was received', () => {
  const twice = claimCampaign(campaign({ perPerson: 2 }), { ...claim, times: 2 }, noon)
  expect(twice.ok ? '' : refusalText(twice.refusal)).toBe(
    'You have received what this campaign gives 2 times, as often as it gives it to one person. Nothing was given again.',
  )
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

test('whoever claims whenever, never more people than the limit, none more often than it says, and never more than it can give', () => {
  const tries = fc.array(fc.record({ who: fc.nat(6), hour: fc.integer({ min: -50, max: 50 }) }), { maxLength: 40 })
  const limits = fc.record({
    limit: fc.option(fc.integer({ min: 1, max: 4 })),
    perPerson: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(tries, limits, (tries, { limit, perPerson }) => {
      const served = new Map<number, number>()
      let times = 0
      const about = () => campaign({ limit, perPerson, times, given: served.size, approved: 30 * 100_000_000 })
      for (const { who, hour } of tries) {
        const before = served.get(who) ?? 0
        if (codeOf(about(), { times: before, isKeyed: true }, noon.add({ hours: hour })) !== 'given') continue
        expect(hour >= -24 && hour < 24).toBe(true)
        served.set(who, before + 1)
        times++
      }
      for (const often of served.values()) expect(often).toBeLessThanOrEqual(perPerson)
      expect(served.size).toBeLessThanOrEqual(limit ?? Infinity)
      expect(10 * times).toBeLessThanOrEqual(mostOf(about()))
    }),
  )
})
