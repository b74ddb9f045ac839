import { expect, test } from 'vitest'
import { mayBid } from './may-bid.ts'

const noon = Temporal.Instant.from('2026-05-01T12:00:00Z')
const post = { state: 'open', endsAt: noon.add({ hours: 1 }) } as const

test('only a proposal that is still open can bid for a place, while its post takes proposals', () => {
  for (const state of ['submitted', 'viewed', 'shortlisted', 'interviewing'] as const)
    expect(mayBid({ state }, post, noon)).toBeUndefined()
  expect(mayBid({ state: 'withdrawn' }, post, noon)).toMatchObject({
    refusal: { code: 'proposal-not-open', facts: { state: 'withdrawn' } },
  })
  expect(mayBid({ state: 'submitted' }, { ...post, state: 'closed' }, noon)).toMatchObject({
    refusal: { code: 'boost-closed' },
  })
})

test('a post whose last instant has passed takes no bid, whether or not any job has ended it', () => {
  expect(mayBid({ state: 'submitted' }, post, post.endsAt.subtract({ milliseconds: 1 }))).toBeUndefined()
  expect(mayBid({ state: 'submitted' }, post, post.endsAt)).toMatchObject({ refusal: { code: 'boost-closed' } })
})
