import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import type { App } from '#marketplace/app'
import { fieldSentence } from '#marketplace/field-sentence'
import type { ApiEnv, ApiSettings } from './api-env.ts'
import { endpoints } from './endpoints.ts'
import { health } from './health.ts'
import { limitBody } from './limit-body.ts'
import { limitInFlight } from './limit-in-flight.ts'
import { openApiDocument } from './open-api-document.ts'
import { fault, invalid, problem } from './problem.ts'
import { referenceCss } from './reference/reference-css.ts'
import { referencePage } from './reference/reference-page.ts'
import { requestId } from './request-id.ts'
import { whoCalls } from './who-calls.ts'

/** The REST API under /api/v1, its reference page at /api, and /healthz. */
export function createApi(app: App, settings: ApiSettings): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (!result.success)
        return invalid(
          c,
          result.error.issues.flatMap(issue => fieldErrors(result.target, issue)),
        )
    },
  })
  api.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 400) return fault(c, 'malformed-body')
    if (error instanceof HTTPException && error.status === 415) return fault(c, 'not-json')
    app.log.error({ id: requestId(c), err: error }, 'a request failed')
    return fault(c, 'bug')
  })
  api.notFound(c => {
    const allowed = methodsAt(c.req.path)
    if (!allowed.length) return problem(c, { code: 'not-found', facts: {} })
    c.header('allow', allowed.join(', '))
    return fault(c, 'no-such-method')
  })

  api.get('/healthz', health(app))
  const described = once(() => openApiDocument(api))
  api.get('/api/v1/openapi.json', c => c.body(described().json, 200, { 'content-type': 'application/json' }))
  api.get('/api', c => referencePage(c, described().document))
  api.get('/api/reference.css', c =>
    c.body(referenceCss, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
  )
  api.use('/api/v1/*', limitInFlight(settings.atOnce ?? 5_000), limitBody, whoCalls(app, settings))
  for (const { register } of endpoints) register(api)
  return api

  // Asked only when nothing else answered, so it may take its time.
  function methodsAt(path: string): string[] {
    const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
    const methods = api.routes
      .filter(({ method, path: pattern }) => method !== 'ALL' && fits(pattern))
      .map(({ method }) => method)
    return [...new Set(methods)]
  }
}

/** An unknown field is named by itself, and not by the object it is in. */
function fieldErrors(target: string, issue: z.core.$ZodIssue) {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path]
  const detail = issue.code === 'unrecognized_keys' ? 'There is no such field.' : fieldSentence(issue)
  return paths.map(parts => ({
    pointer: target === 'json' ? parts.map(part => `/${String(part)}`).join('') : parts.map(String).join('.'),
    detail,
  }))
}

function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}
