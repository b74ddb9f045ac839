import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('ids sort in the order in which they were made, are all different, and are UUIDs of version 7 of this time', () => {
  const before = Date.now()
  const ids = Array.from({ length: 50_000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  expect(Number.parseInt(ids[0]!.slice(0, 13).replace('-', ''), 16)).toBeGreaterThanOrEqual(before)
})
