import type { RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { refusalText } from '#economy/refusal-text'
import { type Member, personOf } from '#marketplace/members/find-member'
import { runningApp } from '#marketplace/running-app'
import { actingCookie } from '#marketplace/sign-ins/acting-for'
import { memberOfRequest } from '#marketplace/sign-ins/member-of-request'
import { plainAnswer } from './plain-answer.ts'
import { themeOf } from './theme/theme-of.ts'
import { unreadable, watchForm } from './watch-form.ts'

const security = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

export const handle: Handle = async ({ event, resolve }) => {
  const running = runningApp()
  const { app, pageLimit } = running
  event.locals.app = app
  event.locals.requestId = event.request.headers.get('x-request-id') ?? app.newId()
  const { member, cookies, notInAgency } = await memberOfRequest(running, event.request.headers)
  const wait = pageLimit?.take(callerOf(event, member), app.realClock().epochMilliseconds)
  if (wait) return tooManyRequests(event, wait)
  if (notInAgency) return actsForNobody(event.url)
  event.locals.member = member
  event.locals.cookies = cookies
  const theme = themeOf(event.cookies.get('theme'))
  const isUnreadable = watchForm(event.request)
  const resolved = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%earnest.theme%', theme) })
  const response = isUnreadable() ? plainAnswer(event, unreadable, {}) : resolved
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value)
  if (event.url.protocol === 'https:') response.headers.set('strict-transport-security', 'max-age=31536000')
  for (const cookie of event.locals.cookies) response.headers.append('set-cookie', cookie)
  return response
}

// Files of the build are answered before this and not counted.
const callerOf = (event: RequestEvent, member: Member | undefined): string =>
  member ? `member ${personOf(member)}` : `address ${event.getClientAddress()}`

function tooManyRequests(event: RequestEvent, seconds: number): Response {
  const message = refusalText({ code: 'too-many-requests', facts: { seconds } })
  const headers = { ...security, 'retry-after': String(seconds) }
  return plainAnswer(event, { status: 429, title: 'Too many requests', message }, headers)
}

/** Whoever was let go while they acted for an agency is themselves again; what they were about to do is not done. */
function actsForNobody(url: URL): Response {
  const location = url.pathname === '/agency' ? '/agency' : '/agency?left'
  return new Response(null, {
    status: 303,
    headers: { ...security, location, 'set-cookie': `${actingCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` },
  })
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const id = event.locals.requestId
  if (kind === 'app') return { ...error, id }
  if (kind === 'framework' && error.status === 404) return { message: 'There is nothing at this address.', id }
  if (kind === 'framework') return { message: error.message, id }
  event.locals.app.log.error({ id, err: error }, 'a page failed')
  return { message: `Something went wrong, and the fault is ours. If you report it, say ${id}.`, id }
}
