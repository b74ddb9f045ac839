import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './api-env.ts'
import { problem } from './problem.ts'

/** Past this many requests at once a newcomer is turned away before anything is asked of the database, even who calls. */
export function limitInFlight(most: number): MiddlewareHandler<ApiEnv> {
  let inFlight = 0
  return async (c, next) => {
    if (inFlight >= most) return problem(c, { code: 'overloaded', facts: { seconds: 2 } })
    inFlight++
    try {
      return await next()
    } finally {
      inFlight--
    }
  }
}
