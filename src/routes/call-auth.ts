import { runningApp } from '#marketplace/running-app'

export type AuthAnswer = { ok: boolean; status: number; code: string; seconds: number }

type Asked = { url: URL; request: Request; locals: App.Locals }

const passedOn = ['cookie', 'user-agent', 'x-earnest-address']

/** Asks sign-in on behalf of a form, by the same door as JSON callers, so that limits and checks are the same. */
export async function callAuth(event: Asked, path: string, body?: Record<string, unknown>): Promise<AuthAnswer> {
  const headers = new Headers({ origin: event.url.origin })
  for (const name of passedOn) headers.set(name, event.request.headers.get(name) ?? '')
  if (body) headers.set('content-type', 'application/json')
  const request = new Request(new URL(`/api/auth${path}`, event.url), {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  const response = await runningApp().auth.handle(request)
  event.locals.cookies = response.headers.getSetCookie()
  const answer = await response.json().catch(() => null)
  return {
    ok: response.ok,
    status: response.status,
    code: String(answer?.code ?? ''),
    seconds: Number(response.headers.get('x-retry-after') ?? 60),
  }
}
