import { expect, test } from 'vitest'
import { days, earnest } from '#tests/builders'
import { warnsAt } from './warn-ending.ts'

const warned = (warnDays: number | null) => ({ ...earnest, posts: { ...earnest.posts, warnDays } })

test('a client is told of the end of their post the days before it that the policy names, once for each end, unless they set that end later than this', () => {
  expect(warnsAt({ endsAt: days(30), setAt: days(0) }, warned(5))).toEqual(days(25))
  expect(warnsAt({ endsAt: days(60), setAt: days(0) }, warned(5))).toEqual(days(55))
  expect(warnsAt({ endsAt: days(30), setAt: days(25) }, warned(5))).toBeNull()
  expect(warnsAt({ endsAt: days(3), setAt: days(0) }, warned(5))).toBeNull()
})

test('nobody is told where the policy names no days', () => {
  expect(warnsAt({ endsAt: days(30), setAt: days(0) }, warned(null))).toBeNull()
})
