import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLots, days, earnest, holding, lot, newId, noon, wallet } from '#tests/builders'
import type { Decision } from '../decision.ts'
import { placeHold } from '../holds/place-hold.ts'
import { releaseHold } from '../holds/release-hold.ts'
import { planOf } from '../plans/plan-of.ts'
import { setPlan } from '../plans/set-plan.ts'
import { submitProposal } from '../proposals/submit-proposal.ts'
import { bundlesFor, mayBuy, paidWithinRules } from '../purchases/may-buy.ts'
import { refusalText } from '../refusal-text.ts'
import { meterVisibility } from '../visibility/meter-visibility.ts'
import { applyMovement } from '../wallets/apply-movement.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import { available, type Wallet } from '../wallets/wallet.ts'
import { whyFrozenNow } from './freeze-pool.ts'

const policyAt = () => earnest
const pool = (plan: string, before: Wallet = wallet(lot())): Wallet => ({
  ...before,
  isAgency: true,
  membership: { ...before.membership, plan },
})
const why = (decision: Decision<unknown> | undefined) => (decision && !decision.ok ? decision.refusal.code : 'done')
const hold = (from: Wallet, connects = 4) =>
  placeHold(
    {
      ...{ connects, timesOutAt: days(5), reason: newId(), purpose: 'Boost', postId: null, proposalId: null },
      ...{ holdId: newId(), movementId: newId() },
    },
    from,
    earnest,
    noon,
  )
const send = (from: Wallet, connects = 4) =>
  submitProposal(
    { coverLetter: 'We have built two of these.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: connects },
    {
      post: {
        ...{ id: 'post-1', clientId: 'client-1', state: 'open', endsAt: days(30) },
        ...{ questions: [], countries: [], editedAt: null },
      },
      price: { connects, because: [] },
      freelancer: { id: from.id, isFreelancer: true, emailVerified: true, country: null },
      ...{ wallet: from, alreadyProposed: false, proposalId: 'proposal-1', movementId: newId() },
    },
    earnest,
    noon,
  )
const putOn = (planId: string, before: Wallet, now = noon) => {
  const decision = setPlan(before, { planId, policyAt, now, newId, given: () => 0 })
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.value.wallet
}

test('while its plan freezes it, nothing of a pool is spent, set aside or bought, and nothing of it is lost; on another plan it is there again', () => {
  const [open, frozen] = [pool('agency-plus'), pool('agency-basic')]
  const buy = ({ membership }: Wallet) => mayBuy(20, planOf(earnest, membership.plan), earnest)
  for (const act of [send, hold, buy]) expect([why(act(open)), why(act(frozen))]).toEqual(['done', 'pool-frozen'])
  expect(available(frozen, noon)).toBe(40)
  const refused = whyFrozenNow(frozen, earnest)
  expect(refused?.ok === false && refusalText(refused.refusal)).toBe(
    'The pool of this agency is frozen on the plan Agency Basic. Nothing was charged or set aside, and nothing of it is lost: it is there again on Agency Plus.',
  )
  const again = putOn('agency-plus', frozen)
  expect([available(again, noon), why(send(again))]).toEqual([40, 'done'])
})

test('what costs nothing is sent all the same, and what was paid for is given outside the rules', () => {
  const frozen = pool('agency-basic')
  const plan = planOf(earnest, 'agency-basic')
  expect(why(send(frozen, 0))).toBe('done')
  expect(bundlesFor(plan, earnest)).toEqual([])
  expect(paidWithinRules(20, plan, earnest)).toBe(false)
})

test('what was set aside before the freeze stands, and comes back into the pool', () => {
  const { wallet: held, hold: placed } = holding(pool('agency-plus'), 4)
  const frozen = pool('agency-basic', held)
  const released = releaseHold(placed, { wallet: frozen, movementId: newId(), newId }, earnest, noon)
  if (!released.ok) throw new Error(released.refusal.code)
  expect(available(applyMovement(frozen, released.value.movement, released.value.opened), noon)).toBe(40)
})

test('a service that is paid from the pool pauses while it is frozen, and goes on by itself', () => {
  const meter = { state: 'on', ceiling: 4, weekly: 4, countedFrom: noon, counted: 1 } as const
  const at = { weekly: 4, graceMinutes: 5, available: 40, budget: 40, now: days(2) }
  const paused = meterVisibility(meter, { ...at, frozen: true })
  expect(paused).toEqual({ meter: { ...meter, state: 'paused' }, connects: 0, became: 'frozen' })
  expect(meterVisibility(paused.meter, { ...at, frozen: true })).toEqual({ meter: paused.meter, connects: 0 })
  expect(meterVisibility(paused.meter, at)).toMatchObject({ meter: { state: 'on' }, connects: 1, became: 'resumed' })
})

test('whatever is asked of a frozen pool and however long it lasts, only what lapses is gone when it is open again', () => {
  const asked = fc.array(
    fc.record({ what: fc.constantFrom('send', 'hold'), connects: fc.integer({ min: 1, max: 60 }) }),
  )
  fc.assert(
    fc.property(anyLots, asked, fc.integer({ min: 0, max: 800 }), (lots, acts, last) => {
      const frozen = pool('agency-basic', wallet(...lots))
      for (const { what, connects } of acts)
        expect(why(what === 'send' ? send(frozen, connects) : hold(frozen, connects))).toBe('pool-frozen')
      const { wallet: after, happened } = settleWallet(frozen, { policyAt, now: days(last), newId })
      expect(happened.filter(({ movement }) => movement.kind !== 'expired')).toEqual([])
      const living = lots.filter(({ lapsesAt }) => !lapsesAt || Temporal.Instant.compare(lapsesAt, days(last)) > 0)
      const again = putOn('agency-plus', after, days(last))
      expect(available(again, days(last))).toBe(living.reduce((sum, { left }) => sum + left, 0))
    }),
  )
})
