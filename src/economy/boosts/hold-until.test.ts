import { expect, test } from 'vitest'
import { days } from '#tests/builders'
import { holdUntil } from './hold-until.ts'

test('What is bid is held until so many days after the end of its post, or of its auction where that is later; a post that stays open longer keeps it held longer.', () => {
  const until = (endsAt: number, closesAt: number) =>
    holdUntil({ endsAt: days(endsAt), closesAt: days(closesAt) }, { holdDaysPastEnd: 7 })
  expect(until(30, 7)).toEqual(days(37))
  expect(until(56, 7)).toEqual(days(63))
  expect(until(3, 5)).toEqual(days(12))
})
