import { expect, test } from 'vitest'
import { centsOf, emptyPost, errorsOf, inputOfTyped, typedOfInput } from './post-form.ts'

test('amounts are read as people write them, and what is no amount stays wrong', () => {
  expect(['450', '$1,200.50', ' 1,000,000 ', '0.5'].map(centsOf)).toEqual([45_000, 120_050, 100_000_000, 50])
  expect(centsOf(' ')).toBeNull()
  for (const wrong of ['about 450', '-5', '1,2', '4.505', '1e3', 'NaN']) expect(centsOf(wrong)).toBeNaN()
})

test('what was typed comes back as it was', () => {
  const typed = {
    ...emptyPost,
    title: 'Translate our menu',
    paymentType: 'hourly',
    hourlyMin: '25',
    hourlyMax: '40.50',
    workload: 'Less than 30 hrs/week',
    skills: 'Portuguese, English',
    questions: 'Which dialect?\nBy when?',
    countries: 'Portugal, Brazil',
    endsOn: '2026-05-20',
  }
  expect(typedOfInput(inputOfTyped(typed))).toEqual(typed)
})

test('countries are known however they are written; lists lose their blanks', () => {
  const input = inputOfTyped({
    ...emptyPost,
    countries: 'portugal,, BRAZIL',
    questions: '\n Why? \n\n',
    skills: 'a,\nb',
  })
  expect(input).toMatchObject({ countries: ['Portugal', 'Brazil'], questions: ['Why?'], skills: ['a', 'b'] })
})

test('only the pay that was chosen is sent', () => {
  expect(inputOfTyped({ ...emptyPost, budget: '50', hourlyMin: '9' })).not.toHaveProperty('hourlyMinCents')
  expect(inputOfTyped({ ...emptyPost, paymentType: 'hourly', budget: '50' })).not.toHaveProperty('budgetCents')
})

test('problems stand beside their boxes', () => {
  expect(errorsOf({ budgetCents: 'a', title: 'b' })).toEqual({ budget: 'a', title: 'b' })
})
