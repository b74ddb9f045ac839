import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, earnest, holding, lot, newId, noon, wallet } from '#tests/builders'
import { captureHold } from '../holds/capture-hold.ts'
import type { Hold } from '../holds/hold.ts'
import { placeHold } from '../holds/place-hold.ts'
import { releaseHold } from '../holds/release-hold.ts'
import { refusalText } from '../refusal-text.ts'
import { applyMovement } from '../wallets/apply-movement.ts'
import { burn } from '../wallets/burn.ts'
import type { Entry, Movement, MovementKind, Wallet } from '../wallets/wallet.ts'
import {
  beginOf,
  budgets,
  type OwnLimits,
  overOwnLimit,
  spentIn,
  spentOf,
  tightestBudget,
  windowOf,
} from './own-limits.ts'

const limited = (limits: Partial<OwnLimits>, left = 40): Wallet => ({
  ...wallet(lot({ left, granted: left })),
  limits: { monthly: null, weekly: null, proposal: null, boost: null, spent: spentOf([], noon), ...limits },
})
const code = (cost: Parameters<typeof overOwnLimit>[0], of: Wallet, now = noon) => {
  const decision = overOwnLimit(cost, of, now)
  return decision && !decision.ok ? decision.refusal.code : undefined
}
const moved = (before: Wallet, kind: MovementKind, entries: Entry[], about: Partial<Movement> = {}): Wallet =>
  applyMovement(before, {
    ...{ id: newId(), walletId: before.id, kind, at: noon, entries, postId: null, proposalId: null },
    ...about,
  })
const paid = (before: Wallet, connects: number, at = noon, proposalId: string = newId()) =>
  moved(before, 'proposal', burn(before, connects, { order: 'receipt', now: at })!, { at, proposalId })
const sixBack = { credit: 'available', lotId: 'lot-1', amount: 6 } as const

test('nobody spends more than they allow themselves: so many Connects in a calendar month or week (UTC), on one proposal, on one boost', () => {
  expect(code({ for: 'proposal', connects: 5 }, limited({ proposal: 4 }))).toBe('over-proposal-limit')
  expect(code({ for: 'proposal', connects: 4 }, limited({ proposal: 4, boost: 1 }))).toBeUndefined()
  expect(code({ for: 'boost', connects: 2, inAll: 5 }, limited({ boost: 4 }))).toBe('over-boost-limit')
  const month = paid(limited({ monthly: 10 }), 7)
  expect(code({ connects: 3 }, month)).toBeUndefined()
  expect(code({ connects: 4 }, month)).toBe('over-monthly-budget')
  expect(code({ connects: 10 }, month, days(31))).toBeUndefined()
  const week = paid(limited({ weekly: 10 }), 7)
  expect(code({ connects: 3 }, week)).toBeUndefined()
  expect(code({ connects: 4 }, week)).toBe('over-weekly-budget')
  expect(code({ connects: 10 }, week, days(7))).toBeUndefined()
})

test('a week begins on Monday at 00:00 UTC, also across months and years', () => {
  const at = (written: string) => windowOf('weekly', Temporal.Instant.from(written))
  expect(at('2026-06-01T00:00:00Z')).toBe('2026-06-01')
  expect(at('2026-05-31T23:59:59.999Z')).toBe('2026-05-25')
  expect(at('2027-01-01T12:00:00Z')).toBe('2026-12-28')
  const monday = Temporal.Instant.from('2026-05-25T00:00:00Z')
  const before = monday.subtract({ milliseconds: 1 })
  const spent = paid(
    { ...limited({ weekly: 5 }), limits: { ...limited({ weekly: 5 }).limits!, spent: spentOf([], before) } },
    5,
    before,
  )
  expect(code({ connects: 1 }, spent, before)).toBe('over-weekly-budget')
  expect(code({ connects: 5 }, spent, monday)).toBeUndefined()
})

test('of a budget by the month and one by the week both hold, and the one with less left is the one to name', () => {
  const both = paid(limited({ monthly: 10, weekly: 8 }), 7)
  expect(code({ connects: 2 }, both)).toBe('over-weekly-budget')
  expect(tightestBudget(both.limits, noon)).toBe('weekly')
  expect(code({ connects: 4 }, both, days(7))).toBe('over-monthly-budget')
  expect(tightestBudget(both.limits, days(7))).toBe('monthly')
  expect(tightestBudget(limited({ proposal: 3 }).limits, noon)).toBeUndefined()
})

test('what costs nothing is always allowed, and a wallet without limits allows everything', () => {
  expect(code({ for: 'proposal', connects: 0 }, paid(limited({ monthly: 7 }), 7))).toBeUndefined()
  expect(code({ for: 'proposal', connects: 1_000 }, wallet())).toBeUndefined()
})

test('what is held counts as spent, what comes back does not, and a grant or a lapse is neither', () => {
  const asked = {
    holdId: newId(),
    movementId: newId(),
    reason: 'boost',
    purpose: 'Boost',
    postId: null,
    proposalId: null,
  }
  const before = limited({ monthly: 10 })
  const placed = placeHold({ ...asked, connects: 8, timesOutAt: days(5) }, before, earnest, noon)
  if (!placed.ok) throw new Error(placed.refusal.code)
  const held = applyMovement(before, placed.value.movement, [], placed.value.hold)
  expect(spentIn(held.limits!, 'monthly', noon)).toBe(8)
  expect(placeHold({ ...asked, connects: 3, timesOutAt: days(5) }, held, earnest, noon)).toMatchObject({
    refusal: { code: 'over-monthly-budget' },
  })
  const released = releaseHold(held.holds[0]!, { wallet: held, movementId: newId(), newId }, earnest, noon)
  if (!released.ok) throw new Error(released.refusal.code)
  const after = applyMovement(held, released.value.movement, released.value.opened)
  expect(spentIn(after.limits!, 'monthly', noon)).toBe(0)
  const lapse: Entry = { debit: 'available', credit: 'expired', lotId: 'lot-1', amount: 40 }
  expect(spentIn(moved(after, 'expired', [lapse]).limits!, 'monthly', noon)).toBe(0)
})

test('a refusal says that the limit is one’s own and where to change it', () => {
  const decision = overOwnLimit({ connects: 4 }, paid(limited({ monthly: 10 }), 7), noon)!
  expect(decision.ok ? '' : refusalText(decision.refusal)).toBe(
    'Your own limit is 10 Connects a month. You have spent 7 of it, and 4 more would pass it. Nothing was charged and nothing is lost. You set it yourself: change it in your wallet, under Your limits.',
  )
})

test('what comes back counts only against the month in which it was spent, whether it was a price, a hold or a boost', () => {
  const august = limited({ monthly: 6 })
  const [proposalId, september] = ['p', days(31)]
  const price = paid(august, 6, noon, proposalId)
  expect(spentIn(price.limits!, 'monthly', noon)).toBe(6)
  const back = moved(price, 'returned', [{ ...sixBack, debit: 'burnt' }], { at: september, proposalId })
  expect(spentIn(back.limits!, 'monthly', september)).toBe(0)
  expect(code({ connects: 6 }, back, september)).toBeUndefined()
  expect(code({ connects: 7 }, back, september)).toBe('over-monthly-budget')
  const held = holding(august, 6).wallet
  const hold = held.holds[0]!
  const boost = { ...hold, proposalId }
  const released = releaseHold(hold, { wallet: held, movementId: newId(), newId }, earnest, september)
  if (!released.ok) throw new Error(released.refusal.code)
  expect(code({ connects: 7 }, applyMovement(held, released.value.movement), september)).toBe('over-monthly-budget')
  const captured = captureHold(
    boost,
    { wallet: held, connects: 6, release: false, movementId: newId(), newId },
    earnest,
    noon,
  )
  if (!captured.ok) throw new Error(captured.refusal.code)
  const charged = applyMovement(held, captured.value.movement)
  const returned = moved(charged, 'boost-returned', [{ ...sixBack, debit: 'burnt' }], { at: september, proposalId })
  expect(code({ connects: 7 }, returned, september)).toBe('over-monthly-budget')
})

/** Something that was paid or held: what is left of it, and when. */
type Thing = {
  kind: 'price' | 'hold'
  at: Temporal.Instant
  connects: number
  proposalId: string
  hold?: Hold | undefined
}

test.each(budgets)(
  'in whatever order and %s windows things are paid, held and come back, none costs more than its budget',
  budget => {
    const acts = fc.array(
      fc.tuple(fc.constantFrom('pay', 'hold', 'back', 'back', 'wait'), fc.integer({ min: 1, max: 9 }), fc.nat(99)),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }), (acts, most, proposal) => {
        let own = limited({ [budget]: most, proposal }, 10_000)
        let now = noon
        const things: Thing[] = []
        const windowAt = (at: Temporal.Instant) => windowOf(budget, at)
        // What a month or week has cost, by hand: all that was paid and held in it, less what of just that is back by its end.
        const costs = new Map<string, number>()
        const cost = (window: string, connects: number) => costs.set(window, (costs.get(window) ?? 0) + connects)
        for (const [what, size, which] of acts) {
          const window = windowAt(now)
          if (what === 'wait') now = now.add({ hours: 24 * size })
          else if (what === 'pay' && !overOwnLimit({ for: 'proposal', connects: size }, own, now)) {
            const proposalId = newId()
            own = paid(own, size, now, proposalId)
            things.push({ kind: 'price', at: now, connects: size, proposalId })
            cost(window, size)
            expect(size).toBeLessThanOrEqual(proposal)
          } else if (what === 'hold') {
            const asked = { holdId: newId(), movementId: newId(), reason: newId(), purpose: 'Boost', postId: null }
            const more = { connects: size, timesOutAt: now.add({ hours: 24 * 400 }), proposalId: newId() }
            const placed = placeHold({ ...asked, ...more }, own, earnest, now)
            if (!placed.ok) continue
            own = applyMovement(own, placed.value.movement, [], placed.value.hold)
            things.push({ kind: 'hold', at: now, connects: size, proposalId: more.proposalId, hold: placed.value.hold })
            cost(window, size)
          } else if (what === 'back' && things.length > 0) {
            const [thing] = things.splice(which % things.length, 1)
            own = bringBack(own, thing!, which % 2 === 0, now)
            if (windowAt(thing!.at) === window) cost(window, -thing!.connects)
          }
          expect(spentIn(own.limits!, budget, now)).toBe(costs.get(windowAt(now)) ?? 0)
          for (const each of costs.values()) expect(each).toBeLessThanOrEqual(most)
        }
      }),
    )
  },
)

/** A price comes back, a hold is released, or it is charged and that comes back. */
function bringBack(
  own: Wallet,
  { kind, connects, proposalId, hold }: Thing,
  charge: boolean,
  at: Temporal.Instant,
): Wallet {
  const entry: Entry = { debit: 'burnt', credit: 'available', lotId: 'lot-1', amount: connects }
  if (kind === 'price') return moved(own, 'returned', [entry], { at, proposalId })
  const placed = own.holds.find(({ id }) => id === hold!.id)!
  const [movementId, how] = [newId(), { wallet: own, newId }]
  const ended = charge
    ? captureHold(placed, { ...how, connects, release: true, movementId }, earnest, at)
    : releaseHold(placed, { ...how, movementId }, earnest, at)
  if (!ended.ok) throw new Error(ended.refusal.code)
  const after = applyMovement(own, ended.value.movement, ended.value.opened)
  return charge ? moved(after, 'boost-returned', [entry], { at, proposalId }) : after
}

test('what is read back from the entries is what was counted on the way', () => {
  const moves = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 60 }), connects: fc.integer({ min: 1, max: 9 }), id: fc.nat(5) }),
  )
  fc.assert(
    fc.property(moves, fc.integer({ min: 60, max: 70 }), (moves, today) => {
      const all = moves
        .toSorted((a, b) => a.day - b.day)
        .map(({ day, connects, id }) => ({ kind: 'proposal' as const, proposalId: `p-${id}`, connects, at: days(day) }))
      const spent = spentOf(all, days(today))
      for (const budget of budgets) {
        const begun = beginOf(budget, days(today))
        const since = all.filter(({ at }) => Temporal.Instant.compare(at, begun) >= 0)
        const sum = since.reduce((total, { connects }) => total + connects, 0)
        expect(spentIn({ ...limited({}).limits!, spent }, budget, days(today))).toBe(sum)
      }
    }),
  )
})
