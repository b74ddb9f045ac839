import { expect, test } from 'vitest'
import { hireRate } from './hire-rate.ts'

test("a client's hire rate counts the posts that are decided: those with a hire, and those that ended without one", () => {
  expect(hireRate({ withHire: 7, endedWithout: 3 })).toEqual({ withHire: 7, decided: 10, text: '7 of 10 posts' })
})

test('a client none of whose posts is decided has no hire rate', () => {
  expect(hireRate({ withHire: 0, endedWithout: 0 })).toBeNull()
})

test('one post is one post', () => {
  expect(hireRate({ withHire: 1, endedWithout: 0 })?.text).toBe('1 of 1 post')
})
