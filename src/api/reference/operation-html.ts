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

/** One operation: its way, who may call it, what goes in and what comes out. */
export function operationHtml(
  way: { method: string; path: string },
  operation: Operation,
  shared: Record<string, Parameter>,
): Html {
  const parameters = (operation.parameters ?? []).map(one => (one.$ref ? shared[one.$ref.split('/').at(-1)!]! : one))
  const body = operation.requestBody?.content['application/json']
  const open = operation.security.some(way => Object.keys(way).length === 0)
  return html`<article aria-labelledby="${operation.operationId}">
    <h3 id="${operation.operationId}">${operation.summary}</h3>
    <p class="way"><code>${way.method.toUpperCase()}</code> <code>${way.path}</code></p>
    ${operation.description ? html`<p>${operation.description}</p>` : ''}
    <p class="soft">${open ? 'Open to everybody.' : 'Needs a key or a session.'}</p>
    ${parameters.length ? html`<h4>Parameters</h4><ul class="fields">${parameters.map(parameterHtml)}</ul>` : ''}
    ${body ? html`<h4>Body</h4>${contentHtml(body.schema)}` : ''}
    ${Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([status, { content }]) => answerHtml(status, content))}
  </article>`
}

const parameterHtml = ({ name, in: where, required = false, schema, description = schema.description }: Parameter) =>
  fieldHtml(`${name} (${where})`, { ...schema, ...(description && { description }) }, required)

const contentHtml = (schema: JsonSchema): Html => schemaHtml(schema)

const answerHtml = (status: string, content: Content = {}): Html =>
  html`<h4>Answer ${status}</h4>${
    Object.keys(content).length
      ? Object.entries(content).map(
          ([type, { schema }]) =>
            html`${type === 'application/json' ? contentHtml(schema) : html`<p>or <code>${type}</code></p>`}`,
        )
      : html`<p>Empty.</p>`
  }`
