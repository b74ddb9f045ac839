import { expect, test } from 'vitest'
import { refuse } from './decision.ts'
import { openStates } from './proposals/proposal-states.ts'
import { type RefusalCode, refusals, refusalText } from './refusal-text.ts'

const said = (code: RefusalCode, facts: Parameters<typeof refuse>[1]): string => {
  const decision = refuse(code, facts)
  return decision.ok ? '' : refusalText(decision.refusal)
}

test('a proposal that is still open has not ended', () => {
  for (const state of openStates) expect(said('proposal-not-open', { state })).not.toContain('ended')
  expect(said('proposal-not-open', { state: 'withdrawn' })).toContain('has already ended (withdrawn)')
})

test('whoever reads that a post has ended is told what that means for them', () => {
  expect(said('post-not-open', { state: 'closed', side: 'client' })).toContain('Nothing was changed.')
  expect(said('post-not-open', { state: 'closed', side: 'freelancer' })).toContain('your draft is kept')
})

test('no refusal speaks of one thing as of several', () => {
  const ones = new Proxy({}, { get: (_, name) => (name === 'state' ? 'ended' : 1) }) as Record<string, number>
  for (const { text } of Object.values(refusals))
    expect((text as (facts: typeof ones) => string)(ones)).not.toMatch(
      /\b1 (Connects|seconds|years|keys|links|openings|characters|places|days)\b/,
    )
})
