import { html } from 'hono/html'

/** A JSON Schema as far as our documents use it. */
export type JsonSchema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  oneOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  allOf?: JsonSchema[]
  default?: unknown
}

export type Html = ReturnType<typeof html>

/** The fields of a schema as a list, each with its type and what it means. */
export function schemaHtml(schema: JsonSchema): Html {
  const { properties, required = [], items } = schema
  if (properties)
    return html`<ul class="fields">${Object.entries(properties).map(([name, field]) => fieldHtml(name, field, required.includes(name)))}</ul>`
  if (items) return html`<p>${typeHtml(schema)}</p>${items.$ref ? '' : schemaHtml(items)}`
  return html`<p>${typeHtml(schema)}</p>`
}

export function fieldHtml(name: string, schema: JsonSchema, needed: boolean): Html {
  const inner = schema.properties ?? schema.items?.properties
  const otherwise = schema.default === undefined ? '' : html`; otherwise <code>${JSON.stringify(schema.default)}</code>`
  return html`<li><p><code>${name}</code> <span class="soft">${typeHtml(schema)}${needed ? '' : ', may be left out'}${otherwise}</span></p>${
    schema.description ? html`<p>${schema.description}</p>` : ''
  }${inner ? schemaHtml(schema.properties ? schema : schema.items!) : ''}</li>`
}

function typeHtml(schema: JsonSchema): Html | string {
  const { $ref, type, format, enum: options, items } = schema
  const alternatives = schema.oneOf ?? schema.anyOf ?? schema.allOf
  if ($ref) return html`<a href="#schema-${$ref.split('/').at(-1)!}">${$ref.split('/').at(-1)!}</a>`
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (options)
    return html`one of ${options.map((option, i) => html`${i ? ', ' : ''}<code>${JSON.stringify(option)}</code>`)}`
  if (items) return html`list of ${typeHtml(items)}`
  if (alternatives) return html`${alternatives.map((one, i) => html`${i ? ' or ' : ''}${typeHtml(one)}`)}`
  return `${[type ?? 'anything'].flat().join(' or ')}${format ? ` (${format})` : ''}`
}
