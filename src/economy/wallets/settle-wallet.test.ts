import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, noon, withPlans } from '#tests/builders'
import { placeHold } from '../holds/place-hold.ts'
import { setPlan } from '../plans/set-plan.ts'
import type { Policy } from '../policy/policy.ts'
import { applyMovement } from './apply-movement.ts'
import { burn } from './burn.ts'
import { grantConnects } from './grant-connects.ts'
import { settleWallet } from './settle-wallet.ts'
import { available, type Lot, type Movement, newcomer, type Wallet } from './wallet.ts'

const hour = 3_600_000
type Act =
  | { do: 'grant' | 'buy' | 'spend'; connects: number }
  | { do: 'hold'; connects: number; hours: number }
  | { do: 'plan'; plan: string }
type Step = { after: number; act: Act }

/** A wallet that lives under a policy, its ids in the order in which they are made. */
class Life {
  wallet: Wallet
  movements: Movement[] = []
  private ids = 0
  private readonly policy: Policy
  constructor(policy: Policy, openedAt: Temporal.Instant) {
    this.policy = policy
    this.wallet = { id: 'wallet-1', openedAt, lots: [], holds: [], owed: 0, membership: newcomer }
  }
  newId = () => `id-${String(++this.ids).padStart(8, '0')}`
  policyAt = () => this.policy

  settle(now: Temporal.Instant) {
    const before = this.wallet
    const { wallet, happened } = settleWallet(before, { policyAt: this.policyAt, now, newId: this.newId })
    this.wallet = before
    for (const { movement, opened } of happened) this.post(movement, opened)
    this.wallet = { ...this.wallet, membership: wallet.membership }
    expect(this.wallet).toEqual(wallet)
  }
  post(movement: Movement, opened: Lot[] = []) {
    this.wallet = applyMovement(this.wallet, movement, opened)
    this.movements.push(movement)
  }
  act(act: Act, now: Temporal.Instant) {
    this.settle(now)
    if (act.do === 'plan') {
      const asked = { planId: act.plan, policyAt: this.policyAt, now, newId: this.newId }
      const given = (reason: string) => this.wallet.lots.find(lot => lot.reason === reason)?.granted
      const set = setPlan(this.wallet, { ...asked, given })
      if (!set.ok) return
      for (const { movement, opened } of set.value.happened) this.post(movement, opened)
      this.wallet = { ...this.wallet, membership: set.value.wallet.membership }
    } else if (act.do === 'hold') {
      const words = { reason: this.newId(), purpose: 'Boost', postId: null, proposalId: null }
      const ids = { holdId: this.newId(), movementId: this.newId() }
      const timesOutAt = now.add({ hours: act.hours })
      const placed = placeHold({ ...words, ...ids, connects: act.connects, timesOutAt }, this.wallet, this.policy, now)
      if (!placed.ok) return
      this.wallet = applyMovement(this.wallet, placed.value.movement, [], placed.value.hold)
      this.movements.push(placed.value.movement)
    } else if (act.do === 'spend') {
      const entries = burn(this.wallet, act.connects, { order: this.policy.lots.burnOrder, now })
      if (entries)
        this.post({
          id: this.newId(),
          walletId: 'wallet-1',
          kind: 'proposal',
          at: now,
          entries,
          postId: null,
          proposalId: null,
        })
    } else {
      const ids = { lotId: this.newId(), movementId: this.newId() }
      const grant = { ...ids, walletId: 'wallet-1', source: act.do, reason: ids.lotId, connects: act.connects }
      const { lot, movement } = grantConnects(grant, this.policy, now)
      this.post(movement, [{ ...lot, priceCents: act.do === 'buy' ? 150 : 0 }])
    }
  }
  /** Everything but the ids. */
  seen(now: Temporal.Instant) {
    const nameless = (id: string) => this.wallet.lots.findIndex(lot => lot.id === id)
    return {
      available: available(this.wallet, now),
      membership: { ...this.wallet.membership, settledUntil: String(this.wallet.membership.settledUntil) },
      lots: this.wallet.lots.map(({ id: _, reason, receivedAt, lapsesAt, originLotId: __, ...lot }) => ({
        ...lot,
        reason: reason.replace(/id-\d+/g, ''),
        at: [String(receivedAt), String(lapsesAt)],
      })),
      movements: this.movements.map(({ kind, at, entries }) => [
        kind,
        String(at),
        ...entries.map(({ debit, credit, lotId, amount }) => `${debit} ${credit} ${nameless(lotId)} ${amount}`),
      ]),
    }
  }
}

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constantFrom('grant' as const, 'buy', 'spend', 'spend'),
    connects: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    do: fc.constant('hold' as const),
    connects: fc.integer({ min: 1, max: 12 }),
    hours: fc.constantFrom(1, 24, 600, 744, 1000),
  }),
  fc.record({ do: fc.constant('plan' as const), plan: fc.constantFrom('plan-0', 'plan-1', 'plan-2') }),
)
const anyStep: fc.Arbitrary<Step> = fc.record({
  after: fc.constantFrom(0, 1, hour, 24 * hour, 240 * hour, 744 * hour),
  act: anyAct,
})
const anyOpening = fc
  .constantFrom('2026-01-31T10:00Z', '2026-02-14T00:00Z', '2026-03-29T23:59:59.999Z')
  .map(at => Temporal.Instant.from(at))
const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    life: fc.constantFrom('P1Y', 'P40D', 'P9D'),
    burnOrder: fc.constantFrom('receipt' as const, 'soonest-expiry', 'free-first'),
    lateDays: fc.constantFrom('first-of-next-month' as const, 'last-of-month'),
    firstGrant: fc.constantFrom('at-once' as const, 'next-cycle'),
    upgrade: fc.constantFrom('now' as const, 'next-cycle'),
    downgrade: fc.constantFrom('now' as const, 'next-cycle'),
    monthlyLives: fc.constantFrom('as-lots' as const, 'until-cycle-end'),
    needsPurchase: fc.boolean(),
    carried: fc.option(fc.integer({ min: 0, max: 40 })),
    ofLapsedLot: fc.constantFrom(
      { rule: 'lapse' as const },
      { rule: 'grace' as const, days: 3 },
      { rule: 'new-lot' as const, days: 5 },
    ),
  })
  .map(({ life, burnOrder, lateDays, firstGrant, upgrade, downgrade, ofLapsedLot, ...plan }) => {
    const drip = (everyMinutes: number, limit: number) => ({ everyMinutes, limit })
    const policy = withPlans(
      { ...plan, monthly: 10 },
      { ...plan, monthly: 0, drip: drip(5400, 8) },
      { ...plan, monthly: 30, drip: drip(450, 20) },
    )
    return {
      ...policy,
      lots: { life, burnOrder },
      holds: { ofLapsedLot },
      cycle: { ...policy.cycle, lateDays, firstGrant },
      planChange: { upgrade, downgrade, upgradeGivesDifference: true },
    }
  })

test('Lots lapse, holds time out, cycles begin and Connects drip in the order of their instants, so that what one gives another can take afterwards', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      anyOpening,
      fc.array(anyStep, { minLength: 1, maxLength: 12 }),
      (policy, openedAt, steps) => {
        const life = new Life(policy, openedAt)
        let now = openedAt
        for (const { after, act } of steps) {
          now = now.add({ milliseconds: after })
          life.act(act, now)
        }
        life.settle(now.add({ hours: 24 * 70 }))
        const instants = life.movements.map(({ at }) => at.epochMilliseconds)
        expect(instants).toEqual(instants.toSorted((a, b) => a - b))
      },
    ),
    { numRuns: 200 },
  )
})

test('settling at every instant gives the same as settling once at the end', () => {
  const anyPause = fc.constantFrom(1, hour, 7 * hour, 25 * hour, 300 * hour)
  fc.assert(
    fc.property(
      anyPolicy,
      anyOpening,
      fc.array(anyStep, { minLength: 1, maxLength: 12 }),
      anyPause,
      (policy, openedAt, steps, pause) => {
        const [seldom, often] = [new Life(policy, openedAt), new Life(policy, openedAt)]
        let now = openedAt
        const wait = (milliseconds: number) => {
          const until = now.add({ milliseconds })
          for (
            let at = now;
            Temporal.Instant.compare(at, until) < 0;
            at = at.add({ milliseconds: Math.max(pause, milliseconds / 40) | 0 })
          )
            often.settle(at)
          now = until
        }
        for (const { after, act } of steps) {
          wait(after)
          seldom.act(act, now)
          often.act(act, now)
        }
        wait(70 * 24 * hour)
        seldom.settle(now)
        often.settle(now)
        expect(often.seen(now)).toEqual(seldom.seen(now))
      },
    ),
    { numRuns: 200 },
  )
})

test('whatever happens, every Connect is in one place, no balance is below zero, and what is carried is within the cap', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      anyOpening,
      fc.array(anyStep, { minLength: 1, maxLength: 12 }),
      (policy, openedAt, steps) => {
        const life = new Life(policy, openedAt)
        let now = openedAt
        for (const { after, act } of steps) {
          now = now.add({ milliseconds: after })
          life.act(act, now)
        }
        life.settle(now.add({ hours: 24 * 70 }))
        const sums: Record<string, number> = {}
        let balance = 0
        for (const { kind, at, entries } of life.movements) {
          for (const { debit, credit, amount } of entries) {
            sums[debit] = (sums[debit] ?? 0) - amount
            sums[credit] = (sums[credit] ?? 0) + amount
            balance += (credit === 'available' ? amount : 0) - (debit === 'available' ? amount : 0)
            expect(balance, `${kind} at ${at}`).toBeGreaterThanOrEqual(0)
          }
          if (kind === 'forfeited') expect(balance).toBe(policy.plans[0]!.carried)
        }
        const left = life.wallet.lots.reduce((sum, lot) => sum + lot.left, 0)
        const held = life.wallet.lots.reduce((sum, lot) => sum + lot.held, 0)
        expect([sums.available ?? 0, sums.held ?? 0]).toEqual([left, held])
        expect(Object.values(sums).reduce((a, b) => a + b, 0)).toBe(0)
        const reasons = life.wallet.lots.map(({ reason }) => reason)
        expect(new Set(reasons).size).toBe(reasons.length)
      },
    ),
    { numRuns: 200 },
  )
})

test('right after a cycle no more is there than the cap and what came with it', () => {
  const policy = withPlans({ monthly: 10, carried: 25 })
  const life = new Life(policy, noon)
  life.act({ do: 'grant', connects: 90 }, days(1))
  life.settle(Temporal.Instant.from('2026-06-01T00:00Z'))
  expect(available(life.wallet, Temporal.Instant.from('2026-06-01T00:00Z'))).toBe(35)
  expect(life.movements.map(({ kind }) => kind)).toEqual(['granted', 'forfeited', 'granted'])
})
