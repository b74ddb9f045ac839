import { expect, test } from 'vitest'
import { type ProposalState, proposalStates } from '#economy/proposals/proposal-states'
import { stepsOf } from './steps-of.ts'

const at = '2026-05-01T12:00:00Z'
const steps = (state: ProposalState, { viewed = true, ended = false } = {}) =>
  stepsOf({ state, submittedAt: at, viewedAt: viewed ? at : null, endedAt: ended ? at : null, reason: '' })

test('a proposal nobody has opened waits for that, and the rest is ahead', () => {
  expect(steps('submitted', { viewed: false }).map(({ state }) => state)).toEqual(['done', 'current', 'ahead', 'ahead'])
})

test('an interview is where the proposal is now', () => {
  expect(steps('interviewing').find(({ state }) => state === 'current')?.label).toBe('Interview')
})

test('a shortlist is the client’s own note: it looks like an opened proposal', () => {
  expect(steps('shortlisted')).toEqual(steps('viewed'))
})

test('every state that has ended ends the way, with its instant, and says if it was never opened', () => {
  for (const state of ['hired', 'declined', 'withdrawn', 'returned', 'ended'] as const) {
    expect(steps(state, { ended: true }).at(-1)).toMatchObject({ at, state: state === 'hired' ? 'done' : 'ended' })
    expect(steps(state, { ended: true, viewed: false })[1]?.label).toBe('Never opened by the client')
  }
})

test('an open proposal has exactly one place where it is now', () => {
  for (const state of Object.keys(proposalStates) as ProposalState[])
    expect(steps(state).filter(step => step.state === 'current').length).toBe(
      ['submitted', 'viewed', 'shortlisted', 'interviewing'].includes(state) ? 1 : 0,
    )
})
