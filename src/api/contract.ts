import type { Context } from 'hono'
import type { z } from 'zod'
import type { Decision } from '#economy/decision'
import type { App } from '#marketplace/app'
import type { Member } from '#marketplace/members/find-member'
import type { ApiEnv } from './api-env.ts'

export type Shape = z.ZodRawShape
type Out<S extends Shape> = z.output<z.ZodObject<S>>

/** One operation of the API: its contract, and the one action it calls. */
export type Contract<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  A extends z.ZodType,
  Who extends 'member' | 'anyone',
> = {
  /** The action's name, which is the file's name and the operationId. */
  name: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  tag: string
  summary: string
  description?: string
  /** `member` must be signed in; `anyone` may be. */
  who: Who
  /** Whether it moves Connects, and so must carry an Idempotency-Key. */
  keyed?: boolean
  params?: P
  query?: Q
  body?: B
  /** What is answered; null for nothing, or for only what `also` names. */
  answer: A | null
  status?: 200 | 201
  /** Other forms the answer may have, by media type. */
  also?: Record<string, { schema: { type: 'string' } }>
  run(app: App, call: Call<P, Q, B, Who>): Promise<Decision<z.input<A> | Response>>
}

/**
 * What came in. `by` is in whose name, `person` who sends it, and `actor` is the person where they act for an agency. `sent` names the body's fields that were really there, before defaults; `key` is empty unless
 * the contract is keyed.
 */
export type Call<P extends Shape, Q extends Shape, B extends z.ZodType, Who> = {
  by: Who extends 'member' ? string : string | undefined
  person: Who extends 'member' ? string : string | undefined
  actor: string | undefined
  member: Who extends 'member' ? Member : Member | undefined
  params: Out<P>
  query: Out<Q>
  body: z.output<B>
  sent(): Promise<string[]>
  key: string
  c: Context<ApiEnv>
}
