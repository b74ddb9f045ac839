import { expect, test } from 'vitest'
import { isEmail } from './is-email.ts'

test.each(['ana@example.com', "o'neill+earnest@mail.example.co.uk"])('%s can be an address', text =>
  expect(isEmail(text)).toBe(true),
)

test.each(['', 'ana', 'ana@example', 'ana@@example.com', 'a na@example.com', `${'x'.repeat(300)}@example.com`])(
  '"%s" can be none',
  text => expect(isEmail(text)).toBe(false),
)

test('what only looks like one for long is refused at once', () => {
  const began = performance.now()
  expect(isEmail(`${'@.'.repeat(200_000)} x`)).toBe(false)
  expect(performance.now() - began).toBeLessThan(100)
})
