import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldSentence } from './field-sentence.ts'

const schema = z.object({ name: z.string(), questions: z.array(z.object({ text: z.string() })).max(2) })

test.each([
  ['The field name must be text.', { name: 1, questions: [] }],
  ['The field questions must be a list.', { name: 'a', questions: 'x' }],
  ['Number 2 of questions must be an object.', { name: 'a', questions: [{ text: 'Why?' }, 'x'] }],
  ['The field text must be text.', { name: 'a', questions: [{ text: null }] }],
  ['The field questions must have 2 entries or less.', { name: 'a', questions: Array(3).fill({ text: 'Why?' }) }],
])('%s', (sentence, sent) => {
  const { error } = schema.safeParse(sent)
  expect(error!.issues.map(fieldSentence)).toEqual([sentence])
})
