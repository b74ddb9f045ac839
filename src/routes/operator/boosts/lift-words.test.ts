import { expect, test } from 'vitest'
import { boostLift, type Share } from '#economy/boosts/boost-lift'
import { liftWords, shareWords } from './lift-words.ts'

const act = (boosted: Share, placebo: Share) => ({
  act: 'opened' as const,
  boosted,
  placebo,
  lift: boostLift(boosted, placebo),
})

test('a lift in words says its interval, and when it is too little to tell', () => {
  expect(liftWords(act({ n: 70, hits: 56 }, { n: 80, hits: 48 }))).toEqual({
    difference: '+20.0 points (+5.2 to +33.4)',
    relative: '+33% (+8% to +65%)',
    tells: 'Boosting helps',
  })
  expect(liftWords(act({ n: 80, hits: 48 }, { n: 70, hits: 56 })).tells).toBe('Boosting does harm')
  expect(liftWords(act({ n: 3, hits: 3 }, { n: 1, hits: 0 }))).toMatchObject({
    relative: 'Cannot be told',
    tells: 'Too little to tell',
  })
  expect(liftWords(act({ n: 3, hits: 3 }, { n: 0, hits: 0 })).difference).toBe('–')
})

test('a share in words', () => {
  expect([shareWords({ n: 30, hits: 12 }), shareWords({ n: 0, hits: 0 })]).toEqual(['12 of 30, 40%', 'None yet'])
})
