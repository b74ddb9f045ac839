import { expect, test } from 'vitest'
import { typedBid } from './typed-bid.ts'

test.each([
  ['7', 7],
  [' 12 ', 12],
  ['0', undefined],
  ['-3', undefined],
  ['1.5', undefined],
  ['1234567', undefined],
  ['seven', undefined],
  ['', undefined],
  [null, undefined],
])('%s is a bid of %s', (typed, connects) => expect(typedBid(typed)).toBe(connects))
