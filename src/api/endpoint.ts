import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { z } from 'zod'
import { personOf } from '#marketplace/members/find-member'
import type { ApiEnv } from './api-env.ts'
import type { Call, Contract, Shape } from './contract.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { problem } from './problem.ts'
import { routeOf } from './route-of.ts'

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
    actor: c.get('member')?.acting?.id,
    person: c.get('member') && personOf(c.get('member')!),
    params: valid.call(c.req, 'param') ?? {},
    query: valid.call(c.req, 'query') ?? {},
    body: valid.call(c.req, 'json'),
    sent: async () => Object.keys(await c.req.json()),
    key: idempotencyKey(c.req.header('idempotency-key')) ?? '',
    c,
  } as Call<P, Q, B, Who>
}
