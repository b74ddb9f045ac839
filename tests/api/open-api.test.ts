import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '#api/endpoints'
import { aClient, freshApp, type TestApp } from '../fresh-app.ts'
import { type Json, tryApi } from './try-api.ts'

let app: TestApp
let api: ReturnType<typeof tryApi>
let document: Record<string, Json>
let operations: { method: string; path: string; operation: Record<string, Json> }[]
beforeAll(async () => {
  app = await freshApp()
  api = tryApi(app)
  document = (await api.get('/openapi.json')).body
  operations = Object.entries(document.paths as object).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Record<string, Json>>).map(([method, operation]) => ({
      method,
      path,
      operation,
    })),
  )
})
afterAll(() => app.close())

describe('the OpenAPI document', () => {
  test('is of version 3.1 and has every endpoint', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      endpoints.map(({ name }) => name).sort(),
    )
  })

  test('each operation is named after the file it is in', () => {
    const files = globSync('src/api/*/*.ts').filter(file => /\bendpoint\(\{/.test(readFileSync(file, 'utf8')))
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      files.map(file => basename(file, '.ts')).sort(),
    )
  })

  test('each operation has a summary, a tag that is explained, a security rule and a problem to answer', () => {
    const tags = document.tags.map(({ name }: { name: string }) => name)
    for (const { operation } of operations) {
      expect(operation.summary, operation.operationId).toMatch(/^[A-Z].+[^.]$/)
      expect(tags).toContain(operation.tags[0])
      expect(operation.security.length).toBeGreaterThan(0)
      expect(operation.responses['4XX'].content['application/problem+json'].schema.$ref).toBe(
        '#/components/schemas/Problem',
      )
    }
  })

  test('whatever is wrong with a field, our own sentence says so', async () => {
    const as = await aClient(app)
    const wrong = [null, {}, [{}], '', -1, 0.5, 'y'.repeat(3000)]
    const details: string[] = []
    for (const { method, path, operation } of operations) {
      const at = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, app.newId())
      const schema = bodyOf(operation)
      for (const field of Object.keys(schema?.properties ?? {}))
        for (const value of wrong) {
          const { status, body } = await api.call(method.toUpperCase(), at, {
            as,
            key: app.newId(),
            body: { [field]: value },
          })
          if (status === 400) details.push(...(body.errors ?? []).map(({ detail }: Json) => detail), body.detail)
        }
      for (const { name, in: where } of operation.parameters ?? []) {
        if (where !== 'query') continue
        const { status, body } = await api.call(method.toUpperCase(), `${at}?${name}=%F0%9F%A6%86`, { as })
        if (status === 400) details.push(...(body.errors ?? []).map(({ detail }: Json) => detail))
      }
    }
    expect(details.length).toBeGreaterThan(200)
    expect(
      [...new Set(details)].filter(
        detail => !/^[A-Z].*\.$/s.test(detail) || /\bInvalid\b|expected|received|>=|<=/.test(detail),
      ),
    ).toEqual([])
  })

  test('what can move Connects asks for a key, and nothing else does', () => {
    const keyed = operations.filter(({ operation }) =>
      JSON.stringify(operation.parameters ?? []).includes('IdempotencyKey'),
    )
    expect(keyed.map(({ operation }) => operation.operationId).sort()).toEqual([
      'activate-policy',
      'approve-adjustment',
      'approve-campaign',
      'ask-adjustment',
      'bid-boost',
      'cancel-policy',
      'claim-campaign',
      'close-post',
      'create-campaign',
      'decline-proposal',
      'end-campaign',
      'hire-freelancer',
      'interview-freelancer',
      'move-clock',
      'record-purchase',
      'remove-post',
      'revoke-purchase',
      'run-job',
      'set-badge',
      'set-plan',
      'start-visibility',
      'submit-proposal',
      'submit-readiness-test',
      'withdraw-proposal',
    ])
  })

  test('every field of every schema says what it is', () => {
    const silent: string[] = []
    const walk = (schema: Json, at: string) => {
      if (!schema || schema.$ref) return
      for (const [name, field] of Object.entries<Json>(schema.properties ?? {})) {
        const said = field.description ?? field.$ref ?? field.items?.$ref ?? field.allOf ?? field.anyOf ?? field.oneOf
        if (!said) silent.push(`${at}.${name}`)
        walk(field, `${at}.${name}`)
      }
      for (const inner of [schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) walk(inner, at)
    }
    for (const [name, schema] of Object.entries(document.components.schemas)) walk(schema, name)
    expect(silent).toEqual([])
  })

  test('every reference leads somewhere', () => {
    const text = JSON.stringify(document)
    const targets = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
    expect(targets.length).toBeGreaterThan(50)
    for (const [, kind, name] of targets) expect(document.components[kind!], name).toHaveProperty(name!)
  })
})

describe('the reference page', () => {
  test('has every operation, schema and problem, and runs no script', async () => {
    const { status, headers, body } = await api.get('/api')
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const { operation } of operations) expect(body.text).toContain(`id="${operation.operationId}"`)
    for (const name of Object.keys(document.components.schemas)) expect(body.text).toContain(`id="schema-${name}"`)
    expect(body.text).toContain('id="problem-too-few-connects"')
    expect(body.text).not.toMatch(/<script|style=|undefined|\[object/)
    const ids = [...body.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of body.text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    expect((await api.get('/api/reference.css')).headers.get('content-type')).toContain('text/css')
  })
})

function bodyOf(operation: Record<string, Json>): Json {
  const schema = operation.requestBody?.content['application/json']?.schema
  return schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema
}
