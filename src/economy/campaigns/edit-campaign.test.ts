import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, noon } from '#tests/builders'
import { type Campaign, campaignState } from './claim-campaign.ts'
import { editCampaign, endCampaign } from './edit-campaign.ts'

const campaign = (about: Partial<Campaign> = {}): Campaign => ({
  kind: 'code',
  code: 'SPRING',
  connects: 10,
  percentOff: null,
  opensAt: days(-1),
  closesAt: days(7),
  limit: 100,
  approved: 100_000,
  perPerson: 1,
  given: 40,
  times: 40,
  questions: [],
  ...about,
})
const codeOf = (decision: ReturnType<typeof editCampaign>) => (decision.ok ? decision.value : decision.refusal.code)

test('until a campaign is over its end and its limit can be changed, the end to an instant still to come and the limit never below how many have received it', () => {
  expect(codeOf(editCampaign(campaign(), { closesAt: days(3) }, noon))).toEqual({ closesAt: days(3), limit: 100 })
  expect(codeOf(editCampaign(campaign(), { closesAt: noon }, noon))).toBe('campaign-ends-before')
  expect(codeOf(editCampaign(campaign(), { limit: 40 }, noon))).toEqual({ closesAt: days(7), limit: 40 })
  expect(codeOf(editCampaign(campaign(), { limit: 39 }, noon))).toBe('campaign-limit-below-given')
  expect(codeOf(editCampaign(campaign(), { limit: null }, noon))).toEqual({ closesAt: days(7), limit: null })
  expect(codeOf(editCampaign(campaign(), { closesAt: days(9) }, days(7)))).toBe('campaign-over')
})

test('one that has not begun cannot end before it begins', () => {
  const upcoming = campaign({ opensAt: days(2), given: 0 })
  expect(codeOf(editCampaign(upcoming, { closesAt: days(2) }, noon))).toBe('campaign-ends-before')
  expect(codeOf(editCampaign(upcoming, { closesAt: days(3) }, noon))).toEqual({ closesAt: days(3), limit: 100 })
})

test('all given, it goes on with a higher limit', () => {
  const full = campaign({ given: 100 })
  expect(campaignState(full, noon)).toBe('full')
  const edited = editCampaign(full, { limit: 101 }, noon)
  expect(edited.ok && campaignState({ ...full, ...edited.value }, noon)).toBe('open')
})

test('a campaign can be ended at once; one that has not begun then never does', () => {
  const upcoming = campaign({ opensAt: days(2), given: 0 })
  for (const [before, at] of [
    [campaign(), noon],
    [upcoming, days(2)],
  ] as const) {
    const ended = endCampaign(before, noon)
    expect(codeOf(ended)).toEqual({ closesAt: at, limit: 100 })
    for (const later of [noon, days(1), days(2), days(8)])
      expect(ended.ok && campaignState({ ...before, ...ended.value }, later)).toBe('over')
  }
  expect(codeOf(endCampaign(campaign({ closesAt: noon }), noon))).toBe('campaign-over')
})

test('whatever is changed, never fewer people than have received it and no end that is past', () => {
  const changes = fc.record({
    day: fc.integer({ min: -3, max: 12 }),
    limit: fc.option(fc.integer({ min: 1, max: 200 })),
  })
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: 100 }), ({ day, limit }, given) => {
      const edited = editCampaign(campaign({ given }), { closesAt: days(day), limit }, noon)
      if (!edited.ok) return
      expect(edited.value.limit ?? given).toBeGreaterThanOrEqual(given)
      expect(Temporal.Instant.compare(edited.value.closesAt, noon)).toBe(1)
    }),
  )
})
