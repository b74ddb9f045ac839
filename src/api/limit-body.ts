import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { fault } from './problem.ts'

const mostBytes = 256 * 1024

const counted = bodyLimit({ maxSize: mostBytes, onError: c => fault(c, 'body-too-large') })

/** A body that says how long it is need not be counted: the server never reads more than it said. */
export const limitBody: MiddlewareHandler = (c, next) => {
  const said = c.req.header('content-length')
  if (said === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
  if (Number(said) <= mostBytes) return next()
  return Promise.resolve(fault(c, 'body-too-large'))
}
