import { expect, test } from 'vitest'
import { invitedSentence } from '../words.ts'
import { closingSentence, endedSentence, hiringSentence } from './sentences.ts'

const foreseen = { ends: true, back: 0, returned: 0, spent: 0 }

test('closing says what comes back before it does', () => {
  expect(closingSentence({ ...foreseen, back: 9, returned: 36 }, 0)).toBe(
    'No hire yet: all 9 proposals get their Connects back, 36 Connects in all.',
  )
  expect(closingSentence({ ...foreseen, back: 1, returned: 4 }, 0)).toBe(
    'No hire yet: the one proposal gets its Connects back, 4 Connects in all.',
  )
  expect(closingSentence({ ...foreseen, spent: 3 }, 1)).toBe(
    'You have hired, so the 3 open proposals end, and their Connects stay spent.',
  )
  expect(closingSentence(foreseen, 0)).toBe('No proposal waits for your answer, so nothing moves.')
})

test('a hire says what becomes of the others', () => {
  expect(hiringSentence({ ...foreseen, spent: 7 }, 1)).toBe(
    'This fills the last opening: the other 7 proposals end, and their Connects stay spent.',
  )
  expect(hiringSentence({ ...foreseen, back: 1, returned: 4 }, 1)).toBe(
    'This fills the last opening: the other proposal ends, and 4 Connects come back.',
  )
  expect(hiringSentence({ ...foreseen, ends: false }, 2)).toBe(
    'One more opening stays open, so the other proposals go on as they are.',
  )
})

test('an ended post says how it ended and what went back', () => {
  expect(endedSentence('closed', { hires: 0, back: { returned: 36, proposals: 9 } })).toBe(
    'You closed this post without a hire. 36 Connects went back to 9 freelancers.',
  )
  expect(endedSentence('filled', { hires: 1, back: { returned: 0, proposals: 0 } })).toBe(
    'You hired somebody, which filled this post. No Connects went back.',
  )
})

test('what whoever is invited pays is beside what others pay', () => {
  expect(invitedSentence(4, 0)).toBe('Whoever you invite pays nothing to propose.')
  expect(invitedSentence(18, 1)).toBe('Whoever you invite pays 1 Connect to propose instead of 18.')
  expect(invitedSentence(18, 18)).toBe('Whoever you invite pays 18 Connects to propose, as everybody does.')
})
