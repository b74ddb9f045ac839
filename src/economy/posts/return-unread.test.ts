import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, noon, withReturns } from '#tests/builders'
import { type ProposalState, proposalStates } from '../proposals/proposal-states.ts'
import { returnUnread } from './return-unread.ts'

const proposal = { state: 'submitted' as const, price: 4, returned: 0, viewed: false, submittedAt: noon }
const hours = (count: number) => noon.add({ minutes: Math.floor(60 * count) })
const after48 = withReturns({ unreadHours: 48 })

test('a proposal nobody has opened within the hours the policy names gives its Connects back by itself, and stays where it is', () => {
  expect(returnUnread(proposal, after48, hours(48))).toBe(4)
  expect(returnUnread(proposal, after48, hours(47.99))).toBe(0)
  expect(returnUnread({ ...proposal, viewed: true }, after48, hours(48))).toBe(0)
  expect(returnUnread(proposal, earnest, hours(10_000))).toBe(0)
})

test('whatever has happened to it, never more comes back than was paid and is not back yet', () => {
  const states = fc.constantFrom(...(Object.keys(proposalStates) as ProposalState[]))
  fc.assert(
    fc.property(states, fc.nat(6), fc.nat(6), fc.boolean(), fc.nat(100), (state, price, returned, viewed, waited) => {
      const paid = Math.max(price, returned)
      const back = returnUnread({ state, price: paid, returned, viewed, submittedAt: noon }, after48, hours(waited))
      expect(back >= 0 && back + returned <= paid).toBe(true)
      if (viewed || waited < 48) expect(back).toBe(0)
    }),
  )
})
