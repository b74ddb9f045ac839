import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { mayPublish } from './may-publish.ts'

const client = { isClient: true, imported: false, emailVerified: true }
const why = (about: object, policy = earnest) => {
  const refused = mayPublish({ ...client, ...about }, policy)
  return refused && !refused.ok ? refused.refusal.code : undefined
}

test('a client publishes and invites only once they have confirmed their e-mail address, where the policy says so', () => {
  const anybody = { ...earnest, posts: { ...earnest.posts, needsVerifiedEmail: false } }
  expect([why({}), why({ emailVerified: false })]).toEqual([undefined, 'email-not-verified'])
  expect(why({ emailVerified: false }, anybody)).toBeUndefined()
})

test('only a client who signs in here publishes', () => {
  expect([why({ isClient: false }), why({ imported: true })]).toEqual(['not-a-client', 'not-a-client'])
})
