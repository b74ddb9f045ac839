import { expect, test } from 'vitest'
import { mayJudge } from './may-judge.ts'

const one = (id: string, email: string | null = null) => ({ id, email })

test('no operator verifies their own payment, or removes a post that is theirs or that they have proposed to; nor for another account of theirs', () => {
  const operator = one('o', 'ana@example.com')
  const agency = { ...one('pool'), people: [one('x'), operator] }
  const others = [one('client'), one('other', 'ben@example.com')]
  expect(mayJudge(operator, others)).toBeUndefined()
  for (const own of [operator, one('second', 'Ana+work@example.com'), agency])
    expect(mayJudge(operator, [...others, own])).toMatchObject({ refusal: { code: 'own-cause' } })
})
