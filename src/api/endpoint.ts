import { createRoute, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { Decision } from '#economy/decision'
import type { App } from '#marketplace/app'
import type { Member } from '#marketplace/members/find-member'
import type { ApiEnv } from './api-env.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { problem } from './problem.ts'
import { problemSchema } from './problem-schema.ts'
import { signInNeeded } from './who-calls.ts'

type Shape = z.ZodRawShape
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

/** What came in. `sent` names the body's fields that were really there, before defaults; `key` is empty unless the contract is keyed. */
export type Call<P extends Shape, Q extends Shape, B extends z.ZodType, Who> = {
  by: Who extends 'member' ? string : string | undefined
  member: Who extends 'member' ? Member : Member | undefined
  params: Out<P>
  query: Out<Q>
  body: z.output<B>
  sent(): Promise<string[]>
  key: string
  c: Context<ApiEnv>
}

export type Endpoint = { name: string; register(api: OpenAPIHono<ApiEnv>): void }

/** Makes an endpoint of a contract: who may call, what comes in, and how a refusal goes out are the same everywhere. */
export function endpoint<
  A extends z.ZodType,
  Who extends 'member' | 'anyone',
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
  B extends z.ZodType = z.ZodUndefined,
>(contract: Contract<P, Q, B, A, Who>): Endpoint {
  const route = createRoute(routeOf(contract))
  const handle = async (c: Context<ApiEnv>) => {
    const decision = await contract.run(c.get('app'), callOf<P, Q, B, Who>(c))
    if (!decision.ok) return problem(c, decision.refusal)
    if (decision.value instanceof Response) return decision.value
    return contract.answer ? c.json(decision.value as object, contract.status ?? 200) : c.body(null, 204)
  }
  return { name: contract.name, register: api => void api.openapi(route, handle as never) }
}

function callOf<P extends Shape, Q extends Shape, B extends z.ZodType, Who>(c: Context<ApiEnv>): Call<P, Q, B, Who> {
  const valid = c.req.valid as (target: string) => unknown
  return {
    by: c.get('member')?.id,
    member: c.get('member'),
    params: valid.call(c.req, 'param') ?? {},
    query: valid.call(c.req, 'query') ?? {},
    body: valid.call(c.req, 'json'),
    sent: async () => Object.keys(await c.req.json()),
    key: idempotencyKey(c.req.header('idempotency-key')) ?? '',
    c,
  } as Call<P, Q, B, Who>
}

const mustSignIn: MiddlewareHandler<ApiEnv> = async (c, next) => (c.get('member') ? next() : signInNeeded(c))

const mustHaveKey: MiddlewareHandler<ApiEnv> = async (c, next) =>
  idempotencyKey(c.req.header('idempotency-key')) ? next() : problem(c, { code: 'key-missing', facts: {} })

function routeOf<
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  A extends z.ZodType,
  Who extends 'member' | 'anyone',
>(contract: Contract<P, Q, B, A, Who>): RouteConfig {
  const {
    name,
    method,
    path,
    tag,
    summary,
    description,
    who,
    keyed,
    params,
    query,
    body,
    answer,
    status = 200,
    also,
  } = contract
  return {
    operationId: name,
    method,
    path: `/api/v1${path}`,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: who === 'member' ? [{ bearer: [] }, { session: [] }] : [{ bearer: [] }, { session: [] }, {}],
    ...(keyed && { parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }] }),
    middleware: [...(who === 'member' ? [mustSignIn] : []), ...(keyed ? [mustHaveKey] : [])],
    request: {
      ...(params && { params: z.object(params) }),
      ...(query && { query: z.strictObject(query) }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      ...(answer || also
        ? {
            [status]: {
              description: 'Done.',
              content: { ...(answer && { 'application/json': { schema: answer } }), ...also },
            },
          }
        : { 204: { description: 'Done; there is nothing to say.' } }),
      '4XX': {
        description: 'Refused: the problem says why, and nothing was changed.',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
      '5XX': {
        description: 'Our fault. Trying again is safe.',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  }
}
