import { expect, test } from 'vitest'
import { instantAt } from './instant-at.ts'

test('an instant is the one of its milliseconds, however many came before', () => {
  for (let ms = 0; ms < 25_000; ms++) expect(instantAt(ms).epochMilliseconds).toBe(ms)
  expect(instantAt(7)).toBe(instantAt(7))
  expect(instantAt(-1).toString()).toBe('1969-12-31T23:59:59.999Z')
})
