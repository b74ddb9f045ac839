import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'

/** The id under which the log knows this request: the server's, or one of its own where there is no server. */
export function requestId(c: Context): string {
  const known = c.req.header('x-request-id') ?? c.get('requestId')
  if (known) return known
  const id = randomUUID()
  c.set('requestId', id)
  return id
}
