import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, lot, noon, withReturns } from '#tests/builders'
import { type ProposalState, proposalStates } from '../proposals/proposal-states.ts'
import { firstPackCovers, firstPackPromise, type PaidByPack, returnFirstPack } from './return-first-pack.ts'

const pack = { coversUntil: days(30), revoked: false }
const paid = (state: ProposalState, about: Partial<PaidByPack> = {}): PaidByPack => ({
  proposalId: state,
  state,
  price: 8,
  returned: 0,
  ofPack: 8,
  ...about,
})

test("what a member's first purchase has paid for proposals comes back once, if none of those sent in the policy's days was hired and the last of them has ended", () => {
  const lost = [paid('ended'), paid('declined', { ofPack: 5 })]
  expect(returnFirstPack(pack, lost, days(30))).toEqual({
    won: false,
    backs: [
      { proposalId: 'ended', back: 8 },
      { proposalId: 'declined', back: 5 },
    ],
  })
  expect(returnFirstPack(pack, lost, days(30).subtract({ milliseconds: 1 }))).toBeUndefined()
  expect(returnFirstPack(pack, [...lost, paid('viewed')], days(60))).toBeUndefined()
})

test('one hire is enough to have won, whatever else is open', () => {
  expect(returnFirstPack(pack, [paid('hired'), paid('ended'), paid('viewed')], days(31))).toEqual({
    won: true,
    backs: [],
  })
})

test('what was withdrawn stays spent, and what is back already does not come again', () => {
  const back = returnFirstPack(pack, [paid('withdrawn'), paid('returned', { returned: 8 })], days(31))
  expect(back).toEqual({ won: false, backs: [] })
})

test('of a purchase that was charged back nothing comes back', () => {
  expect(returnFirstPack({ ...pack, revoked: true }, [paid('ended')], days(31))).toEqual({ won: false, backs: [] })
})

test('only the first purchase of a wallet is covered, and only where the policy says so', () => {
  const [policy, bought] = [withReturns({ firstPack: { days: 30 } }), lot({ receivedAt: noon, priceCents: 150 })]
  expect(firstPackCovers(false, bought, policy)).toEqual(days(30))
  expect(firstPackCovers(false, bought, withReturns({ firstPack: null }))).toBeUndefined()
  expect(firstPackCovers(false, { ...bought, priceCents: 0 }, policy)).toBeUndefined()
  expect(firstPackCovers(true, bought, policy)).toBeUndefined()
  expect([firstPackPromise(false, policy), firstPackPromise(true, policy)]).toEqual([30, undefined])
})

test('never more comes back than the pack had paid, or than is not back already', () => {
  const any = fc.record({
    proposalId: fc.uuid(),
    state: fc.constantFrom(...(Object.keys(proposalStates) as ProposalState[])),
    price: fc.constant(20),
    returned: fc.integer({ min: 0, max: 20 }),
    ofPack: fc.integer({ min: 0, max: 20 }),
  })
  fc.assert(
    fc.property(fc.array(any), all => {
      for (const { proposalId, back } of returnFirstPack(pack, all, days(40))?.backs ?? []) {
        const { ofPack, price, returned } = all.find(each => each.proposalId === proposalId)!
        expect(back).toBeGreaterThan(0)
        expect(back).toBeLessThanOrEqual(Math.min(ofPack, price - returned))
      }
    }),
  )
})
