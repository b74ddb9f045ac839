import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLots, earnest, lot, newId, noon, wallet } from '#tests/builders'
import { applyMovement } from '../wallets/apply-movement.ts'
import { available, type Wallet } from '../wallets/wallet.ts'
import { adjustConnects, mayApprove, needsApproval } from './adjust-connects.ts'

const adjust = (before: Wallet, connects: number) =>
  adjustConnects(
    { id: 'a-1', connects, reason: 'A mishap' },
    { wallet: before, lotId: newId(), movementId: newId() },
    earnest,
    noon,
  )
const person = (id: string, email: string | null = `${id}@example.com`) => ({ id, email })
const [asker, owner] = [person('asker'), person('owner')]
const limit = earnest.corrections.approvalAbove

test('an adjustment gives or takes all of its Connects at once, and never takes more than there are', () => {
  const before = wallet(lot({ left: 34 }))
  expect(adjust(before, -35)).toEqual({
    ok: false,
    refusal: { code: 'adjustment-too-large', facts: { asked: 35, available: 34 } },
  })
  for (const [connects, left] of [
    [-34, 0],
    [50, 84],
  ] as const) {
    const decision = adjust(before, connects)
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { movement, opened } = decision.value
    expect(movement).toMatchObject({ kind: 'adjusted', entries: [{ note: 'A mishap' }] })
    expect(available(applyMovement(before, movement, opened), noon)).toBe(left)
  }
})

test('whatever lots there are, taking is exact or refused', () => {
  fc.assert(
    fc.property(anyLots, fc.integer({ min: 1, max: 300 }), (lots, connects) => {
      const before = wallet(...lots)
      const there = available(before, noon)
      const decision = adjust(before, -connects)
      expect(decision.ok).toBe(connects <= there)
      if (decision.ok) expect(available(applyMovement(before, decision.value.movement), noon)).toBe(there - connects)
    }),
  )
})

test("above the policy's limit, and in an operator's own wallet, an adjustment waits for a second person", () => {
  const waits = (connects: number, of = { asker, owner }, recent = 0) =>
    needsApproval({ connects, recent }, of, earnest)
  expect([limit, limit + 1, -limit, -limit - 1].map(connects => waits(connects))).toEqual([false, true, false, true])
  expect([limit - 1, limit].map(recent => waits(1, { asker, owner }, recent))).toEqual([false, true])
  expect(waits(1, { asker, owner: asker })).toBe(true)
  expect(waits(-1, { asker, owner: person('second account', 'Asker+work@example.com') })).toBe(true)
})

test('whoever asked for an adjustment cannot approve it, nor can whoever it is for, nor another account of either', () => {
  const answer = (approver: ReturnType<typeof person>) => mayApprove(approver, { asker, owner })
  const refused = (whose: string) => ({
    ok: false,
    refusal: { code: 'own-request', facts: { what: 'adjustment', whose } },
  })
  expect(answer(asker)).toEqual(refused('yours'))
  expect(answer(person('second', ' ASKER+ops@example.com'))).toEqual(refused('yours'))
  expect(answer(person('second', 'as.ker@example.com'))).toEqual(refused('yours'))
  expect(answer(owner)).toEqual(refused('for you'))
  expect(answer(person('third', 'owner+x@EXAMPLE.com'))).toEqual(refused('for you'))
  expect(answer(person('somebody', null)).ok).toBe(true)
  expect(answer(person('somebody', 'asker@example.org')).ok).toBe(true)
})
