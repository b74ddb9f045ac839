import { Hono } from 'hono'
import { limitBody } from '#api/limit-body'

/** Sign-in behind the same limit of size as the API: it reads a whole body before it looks at it. */
export const authDoor = (
  handle: (request: Request) => Promise<Response>,
): ((request: Request) => Promise<Response>) => {
  const door = new Hono().use(limitBody).all('*', c => handle(c.req.raw))
  return async request => door.fetch(request)
}
