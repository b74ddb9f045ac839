import { type Decision, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'

/** A client as far as publishing goes; `imported` is one that came with posts from elsewhere, whom nobody signs in as. */
export type Publisher = { isClient: boolean; imported: boolean; emailVerified: boolean }

/**
 * A client publishes and invites only once they have confirmed their e-mail address, where the policy says so.
 *
 * What they write is mailed to freelancers, so somebody must be there to answer for it. Undefined when they may.
 * Source: policies/*.yaml, `posts.needsVerifiedEmail`.
 */
export function mayPublish(client: Publisher, { posts }: Policy): Decision<never> | undefined {
  if (!client.isClient || client.imported) return refuse('not-a-client')
  return posts.needsVerifiedEmail && !client.emailVerified ? refuse('email-not-verified') : undefined
}
