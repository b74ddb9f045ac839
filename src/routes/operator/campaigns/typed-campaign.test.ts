import { expect, test } from 'vitest'
import { campaignInputSchema } from '#marketplace/campaigns/campaign-input'
import { problemsOf } from '#marketplace/problems-of'
import { besideBoxes, changesIn, emptyCampaign, inputOf, type TypedCampaign, typedChangeOf } from './typed-campaign.ts'

const typed: TypedCampaign = {
  ...emptyCampaign('2026-05-01'),
  name: 'How do you find us?',
  kind: 'survey',
  until: '2026-05-31',
  questions: 'Where from? | A friend | A search\n\nWhat is missing?\n',
}
const problems = (change: Partial<TypedCampaign>) =>
  Object.keys(besideBoxes(problemsOf(campaignInputSchema, inputOf({ ...typed, ...change }))))

test('what is typed is the campaign that is meant, with all of its last day', () => {
  expect(inputOf(typed)).toMatchObject({
    connects: 10,
    opensAt: '2026-05-01T00:00:00Z',
    closesAt: '2026-06-01T00:00:00Z',
    limit: null,
    perPerson: 1,
    code: null,
    questions: [
      { text: 'Where from?', options: ['A friend', 'A search'] },
      { text: 'What is missing?', options: [] },
    ],
  })
  expect(problems({})).toEqual([])
})

test.each([
  ['until', { until: '' }],
  ['until', { until: '2026-04-30' }],
  ['from', { from: 'soon' }],
  ['connects', { connects: '1.5' }],
  ['limit', { limit: 'all' }],
  ['perPerson', { perPerson: '0' }],
  ['perPerson', { perPerson: '' }],
  ['code', { kind: 'event', questions: '' }],
  ['questions', { questions: '' }],
  ['questions', { questions: 'Where from? | A friend' }],
] as [string, Partial<TypedCampaign>][])('a wrong box is named: %s', (box, change) =>
  expect(problems(change)).toEqual([box]),
)

test('whoever changes only the last day leaves to others for how many people it is', () => {
  const shown = typedChangeOf({ closesAt: '2026-06-01T15:30:00Z', limit: null })
  expect(changesIn({ ...shown, until: '2026-06-02' }, shown)).toEqual({
    closesAt: '2026-06-03T00:00:00Z',
    limit: undefined,
  })
})

test('a day that is left as it was shown changes nothing, whenever in it the campaign ends', () => {
  const shown = typedChangeOf({ closesAt: '2026-06-01T15:30:00Z', limit: 100 })
  expect(shown).toEqual({ until: '2026-06-01', limit: '100' })
  expect(typedChangeOf({ closesAt: '2026-06-01T00:00:00Z', limit: null })).toEqual({ until: '2026-05-31', limit: '' })
  expect(changesIn({ ...shown, limit: '' }, shown)).toEqual({ closesAt: undefined, limit: null })
  expect(changesIn({ until: '2026-06-02', limit: '50' }, shown)).toEqual({
    closesAt: '2026-06-03T00:00:00Z',
    limit: 50,
  })
})
