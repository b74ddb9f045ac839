import { expect, test } from 'vitest'
import { categories, levels } from './categories.ts'

test('a post is of one of twelve categories, each named once', () => {
  expect(new Set(categories).size).toBe(12)
  expect(levels).toEqual(['entry', 'intermediate', 'expert'])
})
