import { expect, test } from 'vitest'
import { lot, newId, wallet, withPlans } from '../../tests/builders.ts'
import { beginCycle } from './begin-cycle.ts'
import type { Policy } from './policy.ts'
import { available, type Membership } from './wallet.ts'

const at = Temporal.Instant.from('2026-05-21T00:00Z')
const begin = (policy: Policy, membership: Partial<Membership> = {}, left = 40) => {
  const before = wallet(lot({ left }))
  return beginCycle(
    { ...before, membership: { ...before.membership, ...membership } },
    { at, policyAt: () => policy, newId },
  )
}
const kinds = ({ happened }: ReturnType<typeof begin>) =>
  happened.map(({ movement }) => [movement.kind, movement.entries.reduce((sum, { amount }) => sum + amount, 0)])

test('when a cycle begins, the surplus of the one before is forfeited, a plan that was asked for begins, and its monthly Connects come, once a cycle', () => {
  const policy = withPlans({ monthly: 10, carried: 25 }, { monthly: 100, carried: 200 })
  const after = begin(policy, { nextPlan: 'plan-1' })
  expect(kinds(after)).toEqual([
    ['forfeited', 15],
    ['granted', 100],
  ])
  expect(after.wallet.membership).toEqual({ plan: 'plan-1', nextPlan: null, settledUntil: at, hasBought: false })
  expect(after.happened[1]!.opened).toMatchObject([{ source: 'monthly', reason: 'monthly:2026-05-21', receivedAt: at }])
  expect(available(after.wallet, at)).toBe(125)
})

test('the first cycle begins with the wallet, and grants then only where the policy says so', () => {
  const at_once = withPlans({ monthly: 10, carried: 5 })
  const withGrant = { ...at_once, cycle: { ...at_once.cycle, firstGrant: 'at-once' as const } }
  expect(kinds(begin(withGrant, { settledUntil: null }))).toEqual([['granted', 10]])
  expect(kinds(begin(at_once, { settledUntil: null }))).toEqual([])
})

test('monthly Connects may come only to who has ever bought some', () => {
  const policy = withPlans({ monthly: 10, needsPurchase: true })
  expect(kinds(begin(policy))).toEqual([])
  expect(kinds(begin(policy, { hasBought: true }))).toEqual([['granted', 10]])
})

test('monthly Connects live as long as all do, or until the next cycle begins', () => {
  const lapse = (monthlyLives: 'as-lots' | 'until-cycle-end') =>
    begin(withPlans({ monthly: 10, monthlyLives })).happened[0]!.opened[0]!.lapsesAt?.toString()
  expect(lapse('as-lots')).toBe('2027-05-21T00:00:00Z')
  expect(lapse('until-cycle-end')).toBe('2026-06-21T00:00:00Z')
})

test('who is on a plan that is no longer there has the first one', () => {
  expect(kinds(begin(withPlans({ monthly: 10 }, { monthly: 50 }), { plan: 'gone' }))).toEqual([['granted', 10]])
})
