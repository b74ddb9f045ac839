import type { RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { type Member, personOf } from '#marketplace/members/find-member'
import { runningApp } from '#marketplace/running-app'
import { actingCookie } from '#marketplace/sign-ins/acting-for'
import { memberOfRequest } from '#marketplace/sign-ins/member-of-request'
import { themeOf } from './theme/theme-of.ts'
import { tooManyRequests } from './too-many-requests.ts'

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
  if (wait) return tooManyRequests(event, wait, security)
  if (notInAgency) return actsForNobody(event.url)
  event.locals.member = member
  event.locals.cookies = cookies
  const theme = themeOf(event.cookies.get('theme'))
  const response = await resolve(event, { transformPageChunk: ({ html }) => html.replace('%earnest.theme%', theme) })
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value)
  if (event.url.protocol === 'https:') response.headers.set('strict-transport-security', 'max-age=31536000')
  for (const cookie of event.locals.cookies) response.headers.append('set-cookie', cookie)
  return response
}

// Files of the build are answered before this and not counted.
const callerOf = (event: RequestEvent, member: Member | undefined): string =>
  member ? `member ${personOf(member)}` : `address ${event.getClientAddress()}`

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
