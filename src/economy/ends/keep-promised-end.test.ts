import { expect, test } from 'vitest'
import { days, noon, withReturns } from '#tests/builders'
import { keepPromisedEnd, type PromisedProposal, promisedReturn } from './keep-promised-end.ts'

const sent = (about: Partial<PromisedProposal> = {}): PromisedProposal => ({
  state: 'submitted',
  price: 4,
  returned: 0,
  viewed: false,
  promisedEnd: noon,
  ...about,
})
const opened = { state: 'viewed', viewed: true } as const
const unopened = withReturns({ ended: 'if-never-opened', closedAfterHire: 'none' })
const none = { hires: 0 }

test('on the day a prolonged post was to end, what that end would have brought back comes back to those who had proposed by then, and their proposals stay', () => {
  expect(keepPromisedEnd(sent(), none, unopened, days(-1))).toBe(0)
  expect(keepPromisedEnd(sent(), none, unopened, noon)).toBe(4)
  expect(keepPromisedEnd(sent(opened), none, unopened, noon)).toBe(0)
  expect(keepPromisedEnd(sent({ returned: 4 }), none, unopened, noon)).toBe(0)
  expect(keepPromisedEnd(sent({ promisedEnd: null }), none, unopened, noon)).toBe(0)
})

test('it is what the policy of the proposal says of that end, after a hire what it says of one after a hire', () => {
  expect(keepPromisedEnd(sent(opened), none, withReturns({ ended: 'all' }), noon)).toBe(4)
  expect(keepPromisedEnd(sent(), none, withReturns({ ended: 'none' }), noon)).toBe(0)
  expect(keepPromisedEnd(sent(), { hires: 1 }, unopened, noon)).toBe(0)
  expect(keepPromisedEnd(sent(opened), { hires: 1 }, withReturns({ closedAfterHire: 'all' }), noon)).toBe(4)
})

test('what has ended already is settled already', () => {
  for (const state of ['withdrawn', 'declined', 'hired', 'ended', 'returned'] as const)
    expect(keepPromisedEnd(sent({ state }), none, unopened, noon)).toBe(0)
})

test('what is promised is known before that day, as things stand', () => {
  expect(promisedReturn(sent(), none, unopened)).toBe(4)
  expect(promisedReturn(sent(opened), none, unopened)).toBe(0)
  expect(promisedReturn(sent(), { hires: 1 }, unopened)).toBe(0)
  expect(promisedReturn(sent({ promisedEnd: null }), none, unopened)).toBe(0)
  expect(promisedReturn(sent(opened), { hires: 1 }, withReturns({ closedAfterHire: 'all' }))).toBe(4)
})
