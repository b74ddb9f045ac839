import type { RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from './api-env.ts'
import type { Contract, Shape } from './contract.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { problem } from './problem.ts'
import { problemSchema } from './problem-schema.ts'
import { signInNeeded } from './who-calls.ts'

const mustSignIn: MiddlewareHandler<ApiEnv> = async (c, next) => (c.get('member') ? next() : signInNeeded(c))

const mustHaveKey: MiddlewareHandler<ApiEnv> = async (c, next) =>
  idempotencyKey(c.req.header('idempotency-key')) ? next() : problem(c, { code: 'key-missing', facts: {} })

/** A contract as the document and the router know it. */
export function routeOf<
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
