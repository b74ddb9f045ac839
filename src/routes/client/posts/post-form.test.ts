import { expect, test } from 'vitest'
import { emptyPost, errorsOf, inputOfTyped, typedOfInput } from './post-form.ts'

test('an amount is read as people write it, and what is no amount stays wrong', () => {
  const budget = (text: string) => inputOfTyped({ ...emptyPost, budget: text }).budgetCents
  expect(['450', '$1,200.50', ' '].map(budget)).toEqual([45_000, 120_050, null])
  expect(budget('about 450')).toBeNaN()
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
  const typed = { ...emptyPost, countries: 'Spain, Atlantis' }
  expect(errorsOf({ countries: 'a' }, typed).countries).toContain('Atlantis')
  expect(errorsOf({ countries: 'a' }, { ...typed, countries: 'Spain' }).countries).toBe('a')
})
