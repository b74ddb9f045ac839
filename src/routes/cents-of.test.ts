import { expect, test } from 'vitest'
import { centsOf } from './cents-of.ts'

test.each([
  ['1,200.50', 120050],
  ['1200.5', 120050],
  [' $1 200 ', 120000],
  ['450', 45000],
  ['450.', 45000],
  ['0', 0],
  ['12,345,678', 1234567800],
])('%s is an amount', (typed, cents) => expect(centsOf(typed)).toBe(cents))

test('a field full of spaces is refused at once', () => {
  const began = performance.now()
  expect(centsOf(`1${' '.repeat(400_000)}1`)).toBe(null)
  expect(performance.now() - began).toBeLessThan(100)
})

test.each(['', 'abc', '1,20', '1.200,50', '12,00', '-5', '1.234', '1e5', '99999999999', '0x10', '<b>5</b>'])(
  '"%s" is none, rather than something nobody meant',
  typed => expect(centsOf(typed)).toBe(null),
)
