import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellsForfeit } from './tell-forfeit.ts'

test('whoever will forfeit Connects is told so before, again when more arrives that will be, and when it happens where it is more than they had been told', () => {
  expect([tellsForfeit(0, 0), tellsForfeit(1, 0)]).toEqual([false, true])
  expect([tellsForfeit(40, 40), tellsForfeit(39, 40), tellsForfeit(95, 40)]).toEqual([false, false, true])
})

test('however a surplus moves, the last figure that was told is never less than it, and none is told twice', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 20 }), surpluses => {
      const figures: number[] = []
      for (const surplus of surpluses) {
        if (tellsForfeit(surplus, figures.at(-1) ?? 0)) figures.push(surplus)
        expect(figures.at(-1) ?? 0).toBeGreaterThanOrEqual(surplus)
      }
      expect(figures).toEqual([...new Set(figures)].toSorted((a, b) => a - b))
    }),
  )
})
