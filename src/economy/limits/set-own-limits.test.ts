import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import type { Policy } from '../policy/policy.ts'
import { refusalText } from '../refusal-text.ts'
import type { Limits } from './own-limits.ts'
import { setOwnLimits } from './set-own-limits.ts'

const none: Limits = { monthly: null, weekly: null, proposal: null, boost: null }
const by = (budgetPer: 'month' | 'week'): Policy => ({ ...earnest, ownLimits: { budgetPer } })

test('a budget is set by the month or by the week, as the policy says; one that was set under other rules holds until its owner takes it away', () => {
  const [monthly, weekly] = [
    { ...none, monthly: 60 },
    { ...none, weekly: 15 },
  ]
  expect(setOwnLimits(monthly, undefined, by('month'))).toEqual({ ok: true, value: monthly })
  expect(setOwnLimits(weekly, undefined, by('week'))).toEqual({ ok: true, value: weekly })
  const refused = setOwnLimits(monthly, undefined, by('week'))
  expect(refused.ok ? '' : refusalText(refused.refusal)).toBe(
    'A budget is set by the week here, not by the month. Your limits are as they were.',
  )
  const both = { ...monthly, weekly: 15 }
  expect(setOwnLimits(both, monthly, by('week'))).toEqual({ ok: true, value: both })
  expect(setOwnLimits({ ...both, monthly: 90 }, monthly, by('week'))).toMatchObject({ ok: false })
  expect(setOwnLimits(weekly, both, by('week'))).toEqual({ ok: true, value: weekly })
})

test('whatever is asked, what is set is what was asked, and a budget that the policy does not name is never new', () => {
  const limit = fc.option(fc.integer({ min: 1, max: 9 }))
  const limits = fc.record({ monthly: limit, weekly: limit, proposal: limit, boost: limit })
  fc.assert(
    fc.property(limits, fc.option(limits), fc.constantFrom('month', 'week'), (asked, before, per) => {
      const other = per === 'month' ? 'weekly' : 'monthly'
      const decision = setOwnLimits(asked, before ?? undefined, by(per))
      if (decision.ok) expect(decision.value).toEqual(asked)
      expect(decision.ok).toBe(asked[other] === null || asked[other] === before?.[other])
    }),
  )
})
