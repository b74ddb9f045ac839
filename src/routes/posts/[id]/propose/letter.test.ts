import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { letterOf, problemsOf, readTyped, type Typed } from './letter.ts'

const earnest = readPolicy('earnest')
const typed = (about: Partial<Typed> = {}): Typed => ({
  coverLetter: 'I can.',
  bid: '1,200.50',
  answers: [],
  portfolio: [],
  ...about,
})

test('a form is read as it was typed, with line ends that count once and nothing a database cannot keep', () => {
  const form = new FormData()
  form.set('coverLetter', 'One\r\n\r\ntwo\0 <b>')
  form.append('answers', 'Yes')
  form.append('answers', '')
  form.set('portfolio', ' https://a.example/x \r\n\r\nhttps://b.example ')
  expect(readTyped(form)).toEqual({
    coverLetter: 'One\n\ntwo <b>',
    bid: '',
    answers: ['Yes', ''],
    portfolio: ['https://a.example/x', 'https://b.example'],
  })
})

test('a letter is what was typed, with the bid in cents', () => {
  expect(letterOf(typed({ coverLetter: ' I can. ' }))).toMatchObject({ coverLetter: 'I can.', bidCents: 1200_50 })
  expect(problemsOf(typed(), [], earnest)).toEqual({})
})

test('each problem stands beside its own field', () => {
  const problems = problemsOf(
    typed({ coverLetter: '', bid: 'a lot', answers: ['Yes', ' '], portfolio: ['http://a.example'] }),
    ['One?', 'Two?'],
    earnest,
  )
  expect(Object.keys(problems).sort()).toEqual(['answers-2', 'bid', 'coverLetter', 'portfolio'])
  expect(problems.bid).toBe('Write an amount such as 1,200.50.')
})

test.each([
  [['javascript:alert(1)'], /begin with https/],
  [['https://user:word@a.example'], /begin with https/],
  [Array.from({ length: 11 }, (_, i) => `https://a.example/${i}`), /At most 10 links fit; there are 11/],
])('%s are no portfolio links', (portfolio, sentence) => {
  expect(problemsOf(typed({ portfolio }), [], earnest).portfolio).toMatch(sentence)
})
