import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, wallet } from '#tests/builders'
import { nextCycle } from '../plans/next-cycle.ts'
import type { Policy } from '../policy/policy.ts'
import { badgeCycles, badgeGrant, dayOf } from './badge-grants.ts'

const rule = { badge: 'top-rated', title: 'Top Rated', once: 30, monthly: 70 }
const at = (instant: string) => Temporal.Instant.from(instant)
const on = (lateDays: Policy['cycle']['lateDays']): Policy => ({ ...earnest, cycle: { ...earnest.cycle, lateDays } })
const openedAt = (instant: string) => ({ ...wallet(), openedAt: at(instant) })

test('a badge gives its Connects once when a member first receives it, and monthly with each of their cycles that begins while they hold it', () => {
  expect(badgeGrant(rule, 'first')).toEqual({ connects: 30, reason: 'badge:top-rated' })
  expect(badgeGrant(rule, at('2026-05-17T00:00Z'))).toEqual({ connects: 70, reason: 'badge:top-rated:2026-05-17' })
  expect(badgeGrant({ ...rule, once: 0 }, 'first')).toBeUndefined()
  const looked = (now: string) => {
    const waitsFor = at('2026-05-17T00:00Z')
    const opened = openedAt('2026-03-17T22:00Z')
    const { begun, next } = badgeCycles(opened, { waitsFor, now: at(now), policyAt: () => earnest })
    return [...begun, next].map(dayOf)
  }
  expect(looked('2026-05-16T23:59:59Z')).toEqual(['2026-05-17'])
  expect(looked('2026-07-17T00:00Z')).toEqual(['2026-05-17', '2026-06-17', '2026-07-17', '2026-08-17'])
})

test('a cycle that a newer policy moved while a badge waited for it gives once all the same', () => {
  const opened = openedAt('2026-01-29T22:00Z')
  const looked = (lateDays: Policy['cycle']['lateDays'], waitsFor: string, now: string) => {
    const found = badgeCycles(opened, { waitsFor: at(waitsFor), now: at(now), policyAt: () => on(lateDays) })
    return [found.begun.map(dayOf), dayOf(found.next)]
  }
  expect(looked('last-of-month', '2026-04-01T00:00Z', '2026-04-01T00:00Z')).toEqual([['2026-03-29'], '2026-04-29'])
  expect(looked('first-of-next-month', '2026-03-29T00:00Z', '2026-03-29T00:00Z')).toEqual([[], '2026-04-01'])
})

test('however late anybody looks, each cycle of the plan comes exactly once', () => {
  const hour = fc.integer({ min: 0, max: 24 * 800 })
  const lateDays = fc.constantFrom('first-of-next-month' as const, 'last-of-month' as const)
  fc.assert(
    fc.property(hour, fc.array(hour, { minLength: 1, maxLength: 12 }), lateDays, (opening, looks, rule) => {
      const policyAt = () => on(rule)
      const opened = { ...wallet(), openedAt: at('2026-01-01T00:00Z').add({ hours: opening }) }
      const settledAt = (settledUntil: Temporal.Instant) => ({
        ...opened,
        membership: { ...opened.membership, settledUntil },
      })
      const order = looks.sort((a, b) => a - b).map(hours => opened.openedAt.add({ hours }))
      let waitsFor = nextCycle(settledAt(opened.openedAt), policyAt)
      const seen: string[] = []
      for (const now of order) {
        const { begun, next } = badgeCycles(opened, { waitsFor, now, policyAt })
        seen.push(...begun.map(String))
        waitsFor = next
      }
      const all: string[] = []
      let cycle = nextCycle(settledAt(opened.openedAt), policyAt)
      for (; Temporal.Instant.compare(cycle, order.at(-1)!) <= 0; cycle = nextCycle(settledAt(cycle), policyAt))
        all.push(String(cycle))
      expect(seen).toEqual(all)
    }),
  )
})
