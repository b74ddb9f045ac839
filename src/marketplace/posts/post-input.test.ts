import { expect, test } from 'vitest'
import { problemsOf } from '../problems-of.ts'
import { postInputSchema } from './post-input.ts'

test.each([null, undefined, [], 3, 'text'])('%s is refused as no post, not thrown at', input =>
  expect(Object.keys(problemsOf(postInputSchema, input))).toContain('form'),
)
