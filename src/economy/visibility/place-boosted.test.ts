import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBoosted } from './place-boosted.ts'

const ids = (...letters: string[]) => letters.map(id => ({ id }))

test('boosted profiles that fit a search stand first, at most as many on a page as the policy says and marked as boosted; all others follow in the order of the search', () => {
  expect(placeBoosted(ids('d', 'f', 'h'), ids('a', 'b', 'd', 'f', 'g'), { places: 2, most: 4 })).toEqual({
    placed: ids('d', 'f'),
    listed: ids('a', 'b'),
    more: true,
  })
  expect(placeBoosted(ids('b'), ids('a', 'b'), { places: 2, most: 4 })).toEqual({
    placed: ids('b'),
    listed: ids('a'),
    more: false,
  })
  expect(placeBoosted(ids('b'), ids('a', 'b'), { places: 0, most: 4 })).toMatchObject({
    placed: [],
    listed: ids('a', 'b'),
  })
})

test('nobody is twice on a page, and no boost pushes its owner back', () => {
  const order = 'abcdefghijklmnopqrstuvwxyz'.split('')
  fc.assert(
    fc.property(fc.subarray(order), fc.integer({ min: 0, max: 5 }), (boosted, places) => {
      const { placed, listed } = placeBoosted(ids(...boosted), ids(...order), { places, most: 20 })
      const shown = [...placed, ...listed].map(({ id }) => id)
      expect(new Set(shown).size).toBe(20)
      for (const id of boosted) if (order.indexOf(id) < 20 - places) expect(shown).toContain(id)
    }),
  )
})
