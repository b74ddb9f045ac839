import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposalsTier, proposalsTiers, tierRange } from './proposals-tier.ts'

test('the number of proposals on a post is shown as a tier, never as a figure', () => {
  expect([0, 4, 5, 9, 10, 15, 20, 49, 50, 900].map(proposalsTier)).toEqual([
    'Less than 5',
    'Less than 5',
    '5 to 10',
    '5 to 10',
    '10 to 15',
    '15 to 20',
    '20 to 50',
    '20 to 50',
    '50+',
    '50+',
  ])
})

test('every count is in exactly one tier, the one it is shown as', () => {
  const within = (proposals: number) =>
    proposalsTiers.filter(tier => {
      const { least, below } = tierRange(tier)
      return proposals >= least && (below === null || proposals < below)
    })
  fc.assert(
    fc.property(fc.nat(5000), proposals => {
      expect(within(proposals)).toEqual([proposalsTier(proposals)])
    }),
  )
})
