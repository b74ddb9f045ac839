import type { MiddlewareHandler } from 'hono'
import type { App } from '#marketplace/app'
import { personOf } from '#marketplace/members/find-member'
import { rateLimit } from '#marketplace/rate-limit'
import type { ApiEnv, ApiSettings } from './api-env.ts'
import { fault, problem } from './problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Says who calls, and turns away what must not go on: wrong keys, other sites with a member's cookie, too many requests. */
export function whoCalls(
  app: App,
  { authenticate, addressOf, seal, running, perMinute = 0 }: ApiSettings,
): MiddlewareHandler<ApiEnv> {
  const limit = perMinute > 0 ? rateLimit(perMinute) : undefined
  return async (c, next) => {
    const { headers } = c.req.raw
    const authorization = headers.get('authorization')
    const bearer = authorization !== null
    const address = addressOf?.(headers) ?? ''
    const now = limit ? app.realClock().epochMilliseconds : 0
    const tooMany = (seconds: number) => problem(c, { code: 'too-many-requests', facts: { seconds } })

    // Whoever guesses keys is turned away before each guess costs a question to the database.
    const guessing = bearer && limit?.look(`guess ${address}`, now)
    if (guessing) return tooMany(guessing)
    if (!bearer && !safe.has(c.req.method) && headers.has('cookie') && !isSameOrigin(headers, c.req.url))
      return fault(c, 'cross-site')
    const { member, cookies, notInAgency } = await authenticate(headers)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    if (bearer && !member) {
      limit?.take(`guess ${address}`, now)
      return signInNeeded(c)
    }
    const wait = limit?.take(member ? `member ${personOf(member)}` : `address ${address}`, now)
    if (wait) return tooMany(wait)
    if (notInAgency) return problem(c, { code: 'not-in-agency', facts: {} })
    c.set('app', app)
    c.set('seal', seal)
    c.set('running', running)
    c.set('member', member)
    return next()
  }
}

export function signInNeeded(c: Parameters<typeof problem>[0]): Response {
  c.header('www-authenticate', 'Bearer realm="Earnest"')
  return problem(c, { code: 'sign-in-needed', facts: {} })
}

/** Browsers say where a request comes from; one that says nothing is not trusted with a cookie. */
function isSameOrigin(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? new URL(url).host)
}
