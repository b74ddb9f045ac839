import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earnest, withReturns } from '#tests/builders'
import { postStates } from '../posts/post-states.ts'
import { declineProposal } from '../proposals/decline-proposal.ts'
import { hireFreelancer } from '../proposals/hire-freelancer.ts'
import { isOpen, type ProposalState, proposalStates } from '../proposals/proposal-states.ts'
import { withdrawProposal } from '../proposals/withdraw-proposal.ts'
import { endPost, settleProposal } from './end-post.ts'

const proposal = (about: { state?: ProposalState; viewed?: boolean; returned?: number } = {}) => ({
  state: 'submitted' as const,
  price: 4,
  returned: 0,
  viewed: false,
  ...about,
})

describe('the end of a post', () => {
  test('when a post ends, each proposal’s Connects come back or stay spent by what ended it, in the same transaction', () => {
    const back = (event: Parameters<typeof settleProposal>[1], about = {}) =>
      settleProposal(proposal(about), event, earnest)
    expect(back('closedWithoutHire')).toEqual({ state: 'returned', back: 4 })
    expect(back('removed')).toEqual({ state: 'returned', back: 4 })
    expect(back('ended')).toEqual({ state: 'returned', back: 4 })
    expect(back('ended', { viewed: true, state: 'viewed' })).toEqual({ state: 'ended', back: 0 })
    expect(back('anotherHired')).toEqual({ state: 'ended', back: 0 })
  })

  test('a withdrawn proposal gets nothing, even if the post is removed later', () => {
    expect(settleProposal(proposal({ state: 'withdrawn' }), 'removed', earnest)).toBeUndefined()
  })

  test('a removal brings back what other endings had kept, and once only', () => {
    for (const state of ['declined', 'hired', 'ended'] as const)
      expect(settleProposal(proposal({ state, viewed: true }), 'removed', earnest)).toEqual({
        state: 'returned',
        back: 4,
      })
    expect(settleProposal(proposal({ state: 'returned', returned: 4 }), 'removed', earnest)).toBeUndefined()
  })

  test('a post ends once, but for its removal', () => {
    expect(endPost({ state: 'open', hires: 0 }, 'closed')).toMatchObject({ value: { event: 'closedWithoutHire' } })
    expect(endPost({ state: 'open', hires: 1 }, 'closed')).toMatchObject({ value: { event: 'closedAfterHire' } })
    expect(endPost({ state: 'closed', hires: 0 }, 'closed')).toMatchObject({ refusal: { code: 'post-already-ended' } })
    expect(endPost({ state: 'closed', hires: 0 }, 'removed')).toMatchObject({ value: { state: 'removed' } })
  })

  test('whatever the policy, never more comes back than was paid', () => {
    const rule = fc.constantFrom('all', 'none', 'if-never-opened')
    const event = fc.constantFrom('closedWithoutHire', 'removed', 'ended', 'anotherHired')
    const states = fc.constantFrom(...(Object.keys(proposalStates) as ProposalState[]))
    fc.assert(
      fc.property(
        rule,
        event,
        states,
        fc.boolean(),
        fc.nat(6),
        fc.nat(6),
        (rule, event, state, viewed, price, returned) => {
          const settled = settleProposal(
            { state, price: Math.max(price, returned), returned, viewed },
            event,
            withReturns({ [event]: rule } as Record<typeof event, typeof rule>),
          )
          const back = settled?.back ?? 0
          expect(back >= 0 && back + returned <= Math.max(price, returned)).toBe(true)
          if (rule === 'none') expect(back).toBe(0)
        },
      ),
    )
  })
})

describe('what a freelancer and a client do', () => {
  test('withdrawing a proposal gives nothing back', () => {
    expect(withdrawProposal(proposal(), earnest)).toEqual({ ok: true, value: { back: 0 } })
    expect(withdrawProposal(proposal(), withReturns({ withdrawn: 'all' }))).toEqual({ ok: true, value: { back: 4 } })
    expect(withdrawProposal(proposal({ state: 'withdrawn' }), earnest)).toMatchObject({
      refusal: { code: 'proposal-not-open' },
    })
  })

  test('a declined proposal gives nothing back', () => {
    expect(declineProposal(proposal(), earnest)).toEqual({ ok: true, value: { back: 0 } })
    expect(declineProposal(proposal({ state: 'hired' }), earnest)).toMatchObject({ ok: false })
  })

  test('a hire fills one opening; the hire that fills the last one ends the post, and the others get nothing back', () => {
    expect(hireFreelancer(proposal(), { state: 'open', hires: 0, openings: 2 })).toEqual({
      ok: true,
      value: { hires: 1, fills: false },
    })
    expect(hireFreelancer(proposal(), { state: 'open', hires: 1, openings: 2 })).toEqual({
      ok: true,
      value: { hires: 2, fills: true },
    })
    expect(hireFreelancer(proposal(), { state: 'filled', hires: 2, openings: 2 })).toMatchObject({
      refusal: { code: 'post-already-ended' },
    })
  })
})

describe('the tables of states', () => {
  test.each([
    ['proposals', proposalStates, 'submitted'],
    ['posts', postStates, 'open'],
  ] as const)('every state of %s can be reached, and what it leads to exists', (_, table, start) => {
    const reached = new Set<string>([start])
    for (const state of reached)
      for (const next of Object.keys((table as Record<string, object>)[state]!)) reached.add(next)
    expect([...reached].sort()).toEqual(Object.keys(table).sort())
  })

  test('an open proposal can be ended by everything that ends a proposal', () => {
    for (const state of Object.keys(proposalStates) as ProposalState[])
      if (isOpen(state))
        for (const end of ['declined', 'hired', 'withdrawn', 'returned', 'ended'])
          expect(Object.hasOwn(proposalStates[state], end)).toBe(true)
  })

  test('every end of a proposal is an end: only a removal still brings its Connects back', () => {
    const ends = (Object.keys(proposalStates) as ProposalState[]).filter(state => !isOpen(state))
    expect(ends.sort()).toEqual(['declined', 'ended', 'hired', 'returned', 'withdrawn'])
    for (const end of ends) expect(['returned', '']).toContain(Object.keys(proposalStates[end]).join())
  })
})
