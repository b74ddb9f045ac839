import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLots, days, earnest, holding, lot, newId, noon, wallet, withHolds } from '#tests/builders'
import type { Policy } from '../policy/policy.ts'
import { refusalText } from '../refusal-text.ts'
import { applyMovement } from '../wallets/apply-movement.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import { available, type Wallet } from '../wallets/wallet.ts'
import { captureHold } from './capture-hold.ts'
import { type Hold, heldBy } from './hold.ts'
import { placeHold } from './place-hold.ts'
import { releaseHold } from './release-hold.ts'

const asked = (about: object = {}) => ({
  holdId: newId(),
  movementId: newId(),
  reason: newId(),
  purpose: 'Boost',
  postId: null,
  proposalId: null,
  connects: 4,
  timesOutAt: days(5),
  ...about,
})
const refused = (about: object, from: Wallet) => {
  const decision = placeHold(asked(about), from, earnest, noon)
  return decision.ok ? 'placed' : decision.refusal.code
}

test('a hold sets all of its Connects aside from live lots or none at all, once for the same reason, until an instant it names', () => {
  const lots = [
    lot({ id: 'gone', left: 9, lapsesAt: noon }),
    lot({ id: 'late', left: 3, lapsesAt: days(9) }),
    lot({ id: 'soon', left: 3, lapsesAt: days(2) }),
  ]
  const { wallet: after, hold } = holding(wallet(...lots), 4)
  expect(hold).toMatchObject({
    amount: 4,
    state: 'placed',
    timesOutAt: days(5),
    legs: [
      { lotId: 'soon', amount: 3 },
      { lotId: 'late', amount: 1 },
    ],
  })
  expect(after.lots.map(({ left, held }) => [left, held])).toEqual([
    [9, 0],
    [2, 1],
    [0, 3],
  ])
  expect(available(after, noon)).toBe(2)
  expect(refused({ connects: 6 }, wallet(...lots))).toBe('placed')
  expect(refused({ connects: 7 }, wallet(...lots))).toBe('too-few-connects')
})

test('a hold is of a whole number above nothing, and ends after it begins', () => {
  for (const connects of [0, -1, 1.5, Number.NaN]) expect(refused({ connects }, wallet(lot()))).toBe('invalid-input')
  expect(refused({ timesOutAt: noon }, wallet(lot()))).toBe('invalid-input')
})

test('too few Connects for a hold names both figures', () => {
  const decision = placeHold(asked(), wallet(lot({ left: 3 })), earnest, noon)
  expect(decision.ok ? '' : refusalText(decision.refusal)).toBe(
    'This sets 4 Connects aside and you have 3. Nothing was set aside.',
  )
})

const acts = fc.array(
  fc.record({
    do: fc.constantFrom('place' as const, 'capture' as const, 'release' as const, 'wait' as const),
    amount: fc.integer({ min: 1, max: 20 }),
    which: fc.nat(5),
    rest: fc.boolean(),
  }),
  { maxLength: 12 },
)
const rules = fc.constantFrom<Policy['holds']['ofLapsedLot'][]>(
  { rule: 'lapse' },
  { rule: 'grace', days: 7 },
  { rule: 'new-lot', days: 30 },
)

test('placed, captured, released and timed out in any order, no Connect is lost or made, and a hold is what became of it', () => {
  fc.assert(
    fc.property(anyLots, acts, rules, (lots, history, rule) => {
      const policy = withHolds(rule)
      let [now, at] = [noon, wallet(...lots)]
      const away = { burnt: 0, expired: 0 }
      const issued = at.lots.reduce((sum, { left }) => sum + left, 0)
      const known = new Map<string, Hold>()
      const book = (movement: Parameters<typeof applyMovement>[1], opened: Wallet['lots'] = [], placed?: Hold) => {
        at = applyMovement(at, movement, opened, placed)
        for (const { debit, credit, amount } of movement.entries) {
          if (credit === 'burnt' || credit === 'expired') away[credit] += amount
          if (debit === 'expired') away.expired -= amount
        }
      }
      const settle = () => {
        for (const { movement, opened } of settleWallet(at, { policyAt: () => policy, now, newId }).happened)
          book(movement, opened)
      }
      for (const { do: what, amount, which, rest } of history) {
        settle()
        const hold = [...known.values()].map(({ id }) => at.holds.find(hold => hold.id === id)!).at(which)
        if (what === 'wait') now = now.add({ hours: 24 * amount })
        if (what === 'place') {
          const timesOutAt = now.add({ hours: 24 * (1 + which) })
          const placed = placeHold(asked({ connects: amount, timesOutAt }), at, policy, now)
          if (placed.ok) {
            known.set(placed.value.hold.id, placed.value.hold)
            book(placed.value.movement, [], placed.value.hold)
          } else expect(available(at, now)).toBeLessThan(amount)
        }
        const release = { wallet: at, movementId: newId(), newId }
        if (hold && what === 'capture') {
          const captured = captureHold(hold, { ...release, connects: amount, release: rest }, policy, now)
          expect(captured.ok).toBe(hold.state === 'placed' && amount <= heldBy(hold))
          if (captured.ok) book(captured.value.movement, captured.value.opened)
        }
        if (hold && what === 'release') {
          const released = releaseHold(hold, release, policy, now)
          expect(released.ok).toBe(hold.state === 'placed')
          if (released.ok) book(released.value.movement, released.value.opened)
        }
      }
      now = now.add({ hours: 24 * 7 })
      settle()
      const left = at.lots.reduce((sum, { left, held }) => sum + left + held, 0)
      expect(left + away.burnt + away.expired).toBe(issued)
      for (const { state, amount, captured, released } of at.holds) {
        expect(state).not.toBe('placed')
        expect(captured + released).toBe(amount)
      }
    }),
  )
})
