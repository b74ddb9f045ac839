import { expect, test } from 'vitest'
import { answersIn } from './answers-in.ts'

test('the boxes of a form are read as answers, and what is no box is passed over', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['q-price', '2'],
    ['q-scam', '0'],
    ['q-scam', '3'],
    ['q-scam', 'x'],
    ['other', '1'],
    ['q-', '1'],
  ] as const)
    form.append(name, value)
  expect(answersIn(form)).toEqual({ price: [2], scam: [0, 3] })
})
