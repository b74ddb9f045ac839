import { createApi } from '#api/create-api'
import type { App } from '#marketplace/app'
import { findMember } from '#marketplace/members/find-member'
import type { RunningApp } from '#marketplace/running-app'
import { actingFor } from '#marketplace/sign-ins/acting-for'
import { openSeal } from '#proof/seal'
import { serving } from '../serving.ts'

type Send = { as?: string | undefined; body?: unknown; headers?: Record<string, string>; key?: string }
// biome-ignore lint/suspicious/noExplicitAny: an answer is looked at field by field, as a stranger would.
export type Json = any
export type Answer = { status: number; headers: Headers; body: Json }

/**
 * The API of this app without a port. `as` is who sends: a member's id, in place of their bearer key.
 * A body that is a string is sent as it is.
 */
export function tryApi(app: App, settings: { perMinute?: number; running?: RunningApp } = {}) {
  const api = createApi(app, {
    running: serving(app),
    ...settings,
    seal: openSeal('a secret'),
    addressOf: headers => headers.get('x-test-address') ?? undefined,
    authenticate: async headers => {
      const id =
        /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ??
        /member=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]
      const member = id ? await findMember(app, id).catch(() => undefined) : undefined
      return actingFor(app, { member, cookies: [] }, headers)
    },
  })

  async function call(method: string, path: string, { as, body, headers = {}, key }: Send = {}): Promise<Answer> {
    const response = await api.request(
      `http://earnest.test${/^\/(api|healthz)/.test(path) ? path : `/api/v1${path}`}`,
      {
        method,
        headers: {
          ...(as && { authorization: `Bearer ${as}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key && { 'idempotency-key': key }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.match(/[/+]json\b/)
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } }
  }

  return {
    get: (path: string, send?: Send) => call('GET', path, send),
    /** With a fresh key, unless one is given. */
    post: (path: string, send: Send = {}) => call('POST', path, { key: app.newId(), ...send }),
    patch: (path: string, send?: Send) => call('PATCH', path, send),
    put: (path: string, send?: Send) => call('PUT', path, send),
    delete: (path: string, send?: Send) => call('DELETE', path, send),
    call,
  }
}
