import { expect, test } from 'vitest'
import { numberOf } from './number-of.ts'

test.each([
  ['0', 0],
  [' 34 ', 34],
  ['1,200', 1200],
  ['1,000,000', 1_000_000],
  ['007', 7],
])('"%s" is the number it says', (typed, number) => {
  expect(numberOf(typed)).toBe(number)
})

test.each([
  '',
  ' ',
  '1,5',
  '1.000',
  '2.0',
  '1,0,0',
  '0x10',
  '0b11',
  '1e3',
  '-1',
  '+1',
  '1 000',
  '1,2000',
  '9'.repeat(10),
])('"%s" is no number, rather than another than was meant', typed => {
  expect(numberOf(typed)).toBeNaN()
})
