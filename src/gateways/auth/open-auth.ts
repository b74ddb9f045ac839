import { randomUUIDv7 } from 'node:crypto'
import { betterAuth } from 'better-auth'
import type { Logger } from 'pino'
import type { Database } from '#database/open'
import { authTables } from './auth-tables.ts'
import { cleanUser } from './clean-user.ts'
import { hasNul } from './has-nul.ts'

/** Somebody who signs in; on the marketplace they are the member with the same id. */
export type User = {
  id: string
  name: string
  email: string
  emailVerified: boolean
  isFreelancer: boolean
  isClient: boolean
  country: string | null
  timezone: string
  /** The code of the link they came by, if by one. */
  referral?: string | null
}

/** What the marketplace does when something happens at the door. */
export type AuthEvents = {
  signedUp(user: User): Promise<void>
  verified(user: User): Promise<void>
  /** `token` is good for a day. */
  confirmAddress(user: User, token: string): Promise<void>
  /** `token` is good for an hour. */
  resetPassword(user: User, token: string): Promise<void>
  /** A new password was set by such a link; all sessions have ended. */
  passwordReset(user: User): Promise<void>
}

export type AuthSettings = {
  db: Database
  log: Logger
  origin: string
  secret: string
  /** How often one address may try to sign in, or to sign up, in a minute. */
  attempts: number
  events: AuthEvents
  isCountry(name: string): boolean
}

export type Auth = {
  /** Answers a request to /api/auth/*. */
  handle(request: Request): Promise<Response>
  /** Who has this session, and the cookies to renew it with, if any. */
  session(headers: Headers): Promise<{ user: User; cookies: string[] } | null>
}

/** The header in which the server hands over whose request it is; a client's own is dropped before. */
export const addressHeader = 'x-earnest-address'

export function openAuth({ db, log, origin, secret, attempts, events, isCountry }: AuthSettings): Auth {
  const perMinute = { window: 60, max: attempts }
  const auth = betterAuth({
    ...authTables,
    appName: 'Earnest',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    // Names and roles are the member's, changed on the profile page; a password is set anew by a link, which ends sessions and keys.
    disabledPaths: ['/update-user', '/change-password'],
    trustedOrigins: request => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => events.resetPassword(user as unknown as User, token),
      onPasswordReset: ({ user }) => events.passwordReset(user as unknown as User),
    },
    emailVerification: {
      sendOnSignUp: true,
      expiresIn: 24 * 60 * 60,
      sendVerificationEmail: ({ user, token }) => events.confirmAddress(user as unknown as User, token),
      afterEmailVerification: user => events.verified(user as unknown as User),
    },
    databaseHooks: {
      user: {
        create: {
          before: async user => ({ data: cleanUser(user, isCountry) }),
          after: user => events.signedUp(user as unknown as User),
        },
      },
    },
    rateLimit: {
      ...authTables.rateLimit,
      enabled: true,
      storage: 'database',
      customRules: {
        '/sign-in/email': perMinute,
        '/sign-up/email': perMinute,
        '/request-password-reset': perMinute,
        '/send-verification-email': perMinute,
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'earnest',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUIDv7(), validateSchema: false },
    },
    logger: {
      log: (level, message) =>
        log[level === 'error' ? 'error' : level === 'warn' ? 'warn' : 'debug']({ from: 'sign-in' }, message),
    },
  })
  return {
    handle: async request => {
      if (await hasNul(request)) return Response.json(nulRefused, { status: 400 })
      return auth.handler(fromBrowser(request) ? request : plain(request))
    },
    session: async headers => {
      const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true })
      return response && { user: response.user as unknown as User, cookies: answered.getSetCookie() }
    },
  }
}

const nulRefused = { code: 'BAD_REQUEST', message: 'A NUL character cannot be taken.' }

// Browsers name the site a request comes from; better-auth checks that. Node's own fetch sends a Sec-Fetch-Mode as well,
// for which better-auth would take a script for a browser that hides its origin, and refuse it.
const fromBrowser = ({ headers }: Request) =>
  headers.has('origin') || headers.has('sec-fetch-site') || headers.has('cookie')

function plain(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.delete('sec-fetch-mode')
  headers.delete('sec-fetch-dest')
  return new Request(request, { headers })
}
