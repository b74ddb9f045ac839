import { expect, test } from 'vitest'
import type { ClientPost } from '#marketplace/posts/list-client-posts'
import { nextStep } from './next-step.ts'

const quiet = { id: 'p', state: 'open', proposals: 0, unread: 0, shortlisted: 0, interviewing: 0 } as ClientPost

test('unread proposals come before everything else', () => {
  const step = nextStep({ ...quiet, proposals: 9, unread: 1, shortlisted: 2, interviewing: 1 })
  expect(step).toEqual({ href: '/client/posts/p?folder=unread', label: 'Read 1 new proposal', urgent: true })
})

test('then what is nearest to a hire, and without proposals an invitation', () => {
  expect(nextStep({ ...quiet, proposals: 9, shortlisted: 2, interviewing: 1 }).label).toBe(
    'Decide after the interviews',
  )
  expect(nextStep({ ...quiet, proposals: 9, shortlisted: 2 }).label).toBe('Choose from your shortlist')
  expect(nextStep({ ...quiet, proposals: 9 }).label).toBe('Shortlist the best proposals')
  expect(nextStep(quiet).href).toBe('/client/posts/p/invite')
})

test('a post that has ended asks for nothing', () => {
  expect(nextStep({ ...quiet, state: 'closed', proposals: 9, unread: 3 })).toMatchObject({ urgent: false })
})
