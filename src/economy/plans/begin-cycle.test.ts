import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, lot, newId, wallet, withPlans } from '#tests/builders'
import type { Policy } from '../policy/policy.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import { available, type Membership, type Wallet } from '../wallets/wallet.ts'
import { beginCycle } from './begin-cycle.ts'

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

test('where a plan needs a purchase, its monthly Connects come only to who has bought some that were not charged back', () => {
  const policy = withPlans({ monthly: 10, needsPurchase: true })
  expect(kinds(begin(policy))).toEqual([])
  expect(kinds(begin(policy, { hasBought: true }))).toEqual([['granted', 10]])
  expect(kinds(begin(withPlans({ monthly: 10, needsPurchase: false })))).toEqual([['granted', 10]])
})

test('the months before the purchase are not made up for', () => {
  const policy = withPlans({ monthly: 10, needsPurchase: true })
  const settle = (wallet: Wallet, until: string) =>
    settleWallet(wallet, { policyAt: () => policy, now: Temporal.Instant.from(until), newId })
  const unpaid = settle(wallet(), '2026-07-01T00:00Z')
  expect(unpaid.happened).toEqual([])
  const bought = { ...unpaid.wallet, membership: { ...unpaid.wallet.membership, hasBought: true } }
  expect(
    settle(bought, '2026-09-01T00:00Z').happened.map(({ movement }) => movement.at.toString().slice(0, 10)),
  ).toEqual(['2026-07-21', '2026-08-21'])
})

test('monthly Connects live as long as all lots do, or where the plan says so only until the next cycle begins', () => {
  const lapse = (monthlyLives: 'as-lots' | 'until-cycle-end') =>
    begin(withPlans({ monthly: 10, monthlyLives })).happened[0]!.opened[0]!.lapsesAt?.toString()
  expect(lapse('as-lots')).toBe('2027-05-21T00:00:00Z')
  expect(lapse('until-cycle-end')).toBe('2026-06-21T00:00:00Z')
})

test('whatever the plan, what is monthly is gone before the next comes where it lives so long, and never comes unpaid', () => {
  const plans = fc.record({
    monthly: fc.integer({ min: 1, max: 50 }),
    monthlyLives: fc.constantFrom('as-lots' as const, 'until-cycle-end' as const),
    needsPurchase: fc.boolean(),
  })
  fc.assert(
    fc.property(
      plans,
      fc.boolean(),
      fc.integer({ min: 1, max: 15 }),
      fc.nat(364),
      (plan, hasBought, months, opened) => {
        const policy = withPlans(plan)
        const before = wallet()
        const start = days(opened)
        const end = start.toZonedDateTimeISO('UTC').add({ months }).toInstant()
        const after = settleWallet(
          { ...before, openedAt: start, membership: { ...before.membership, settledUntil: start, hasBought } },
          { policyAt: () => policy, now: end, newId },
        )
        const granted = after.happened.filter(({ movement }) => movement.kind === 'granted')
        if (plan.needsPurchase && !hasBought) expect(granted).toEqual([])
        else expect(granted.length).toBeGreaterThanOrEqual(months - 1)
        if (plan.monthlyLives === 'until-cycle-end') {
          expect(available(after.wallet, end)).toBeLessThanOrEqual(plan.monthly)
          for (const [i, { movement }] of granted.slice(1).entries())
            expect(granted[i]!.opened[0]!.lapsesAt).toEqual(movement.at)
        }
      },
    ),
  )
})

test('who is on a plan that is no longer there has the first one', () => {
  expect(kinds(begin(withPlans({ monthly: 10 }, { monthly: 50 }), { plan: 'gone' }))).toEqual([['granted', 10]])
})
