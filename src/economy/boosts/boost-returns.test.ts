import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import type { Policy, ReturningEvent } from '../policy/policy.ts'
import { outcomes } from '../proposals/outcomes.ts'
import type { BoostReturn } from '../proposals/return-rules.ts'
import { boostReturns } from './boost-returns.ts'

const under = (event: ReturningEvent, boost: BoostReturn): Policy => ({
  ...earnest,
  returns: { ...earnest.returns, [event]: { ...earnest.returns[event], boost } },
})
const events = [
  'closedWithoutHire',
  'closedAfterHire',
  'removed',
  'ended',
  'declined',
  'anotherHired',
  'withdrawn',
] as const

test('when a proposal ends, its boost comes back or stays spent by what ended it and by whether it was consumed, all of it or nothing', () => {
  expect(boostReturns('ended', earnest, false)).toBe(true)
  expect(boostReturns('ended', earnest, true)).toBe(false)
  expect(boostReturns('removed', earnest, true)).toBe(true)
  expect(boostReturns('declined', under('declined', 'kept'), false)).toBe(false)
})

test('each event has each of the answers, and only its own', () => {
  for (const event of events)
    for (const [rule, fresh, used] of [
      ['released-unless-consumed', true, false],
      ['returned', true, true],
      ['kept', false, false],
    ] as const) {
      const policy = under(event, rule)
      expect([boostReturns(event, policy, false), boostReturns(event, policy, true)]).toEqual([fresh, used])
      for (const other of events)
        if (other !== event) expect(boostReturns(other, policy, true)).toBe(boostReturns(other, earnest, true))
    }
})

test('every outcome is said once before paying, for the price and for a boost', () => {
  const { back, kept, boost } = outcomes({ ...earnest, returns: { ...earnest.returns, unreadHours: 48 } })
  expect(back).toContain('nobody opens your proposal within 48 hours')
  expect(back.length + kept.length).toBe(events.length + 1)
  expect(boost.back).toEqual(['we remove the post for breaking the rules'])
  expect(boost.back.length + boost.unlessUsed.length + boost.kept.length).toBe(events.length)
})
