import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { noon, wallet } from '#tests/builders'
import type { Known } from '../grants/ways-of.ts'
import { planWays } from './plan-ways.ts'

const monthlyUnder = (name: string) => {
  const known = { wallet: wallet(), policyAt: () => readPolicy(name), now: noon, earnedFrom: () => 0 }
  return planWays(known as Partial<Known> as Known)[0]
}

test('monthly Connects that end with the month say so, and of what is carried only the others are spoken', () => {
  expect(monthlyUnder('peopleperhour')?.how).toBe('Come when your month begins and last until your next month begins.')
  expect(monthlyUnder('upwork-2015')?.how).toContain(
    'last until your next month begins. At most 140 of the others you had before are carried into it.',
  )
  expect(monthlyUnder('earnest')?.how).toBe(
    'Come when your month begins. At most 200 of those you had before are carried into it.',
  )
})
