import { expect, test } from 'vitest'
import { readAdjustment } from './read-adjustment.ts'

const read = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return readAdjustment(form)
}

test('giving is above zero and taking below', () => {
  expect(read({ way: 'give', connects: ' 50 ', reason: 'Down' })).toMatchObject({ connects: 50, errors: {} })
  expect(read({ way: 'take', connects: '50', reason: 'Down' })).toMatchObject({ connects: -50, errors: {} })
})

test('what is wrong is said beside its field, and what was typed is kept', () => {
  for (const connects of ['', '0', '-5', '1.5', 'fifty', '10000000'])
    expect(read({ way: 'give', connects, reason: 'Down' })).toMatchObject({
      connects: undefined,
      typed: { connects },
      errors: { connects: expect.any(String) },
    })
  expect(read({ connects: '5', reason: ' ' }).errors.reason).toContain('Say why')
  expect(read({ connects: '5', reason: 'x'.repeat(501) }).errors.reason).toContain('at most 500')
})
