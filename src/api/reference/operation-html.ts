import { html } from 'hono/html'
import { fieldHtml, type Html, type JsonSchema, schemaHtml } from './schema-html.ts'

type Content = Record<string, { schema: JsonSchema }>
type Parameter = {
  $ref?: string
  name: string
  in: string
  required?: boolean
  schema: JsonSchema
  description?: string
}
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: object[]
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
}

/** What operations refer to by name. */
export type Shared = { parameters: Record<string, Parameter>; schemas: Record<string, JsonSchema> }

/** One operation: its way, who may call it, what goes in and what comes out. */
export function operationHtml(way: { method: string; path: string }, operation: Operation, shared: Shared): Html {
  const parameters = (operation.parameters ?? []).map(one => (one.$ref ? shared.parameters[nameOf(one.$ref)]! : one))
  const body = operation.requestBody?.content['application/json']
  const open = operation.security.some(way => Object.keys(way).length === 0)
  return html`<article aria-labelledby="${operation.operationId}">
    <h3 id="${operation.operationId}">${operation.summary}</h3>
    <p class="way"><code>${way.method.toUpperCase()}</code> <code>${way.path}</code></p>
    ${operation.description ? html`<p>${operation.description}</p>` : ''}
    <p class="soft">${open ? 'Open to everybody.' : 'Needs a key or a session.'}</p>
    ${parameters.length ? html`<h4>Parameters</h4><ul class="fields">${parameters.map(parameterHtml)}</ul>` : ''}
    ${body ? html`<h4>Body</h4>${contentHtml(body.schema, shared)}` : ''}
    ${Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, { content }]) => answerHtml(status, content, shared))}
  </article>`
}

const parameterHtml = ({ name, in: where, required = false, schema, description = schema.description }: Parameter) =>
  fieldHtml(`${name} (${where})`, { ...schema, ...(description && { description }) }, required)

/** A schema with a name is linked, and its fields are here as well. */
function contentHtml(schema: JsonSchema, { schemas }: Shared): Html {
  const named = schema.$ref && schemas[nameOf(schema.$ref)]
  return html`${schemaHtml(schema)}${named ? schemaHtml(named) : ''}`
}

const answerHtml = (status: string, content: Content = {}, shared: Shared): Html =>
  html`<h4>Answer ${status}</h4>${
    Object.keys(content).length
      ? Object.entries(content).map(
          ([type, { schema }]) =>
            html`${type === 'application/json' ? contentHtml(schema, shared) : html`<p>As <code>${type}</code>.</p>`}`,
        )
      : html`<p>Empty.</p>`
  }`

const nameOf = (ref: string): string => ref.split('/').at(-1)!
