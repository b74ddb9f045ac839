import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { mayInvite } from './may-invite.ts'

const client = { isClient: true, imported: false, emailVerified: true }
const policy = { ...earnest, posts: { ...earnest.posts, invitations: { perPost: 3, perDay: 5 } } }
const why = (sent: object, about: object = {}) => {
  const refused = mayInvite({ ...client, ...about }, { forPost: 0, inDay: 0, ...sent }, policy)
  return refused && !refused.ok ? refused.refusal : undefined
}

test('a client invites at most as many freelancers as the policy says: to one post, and in 24 hours to all of theirs', () => {
  expect([why({}), why({ forPost: 2, inDay: 4 })]).toEqual([undefined, undefined])
  expect(why({ forPost: 3 })).toEqual({ code: 'invitations-of-post', facts: { most: 3 } })
  expect(why({ inDay: 5 })).toEqual({ code: 'invitations-of-day', facts: { most: 5 } })
})

test('whoever may not publish may not invite', () => {
  expect(why({}, { emailVerified: false })?.code).toBe('email-not-verified')
})
