import type { Context } from 'hono'
import { html } from 'hono/html'
import { refusals } from '#economy/refusal-text'
import type { OpenApiDocument } from '../open-api-document.ts'
import { problems } from '../problem.ts'
import { requestFaults } from '../request-faults.ts'
import { type Operation, operationHtml, type Shared } from './operation-html.ts'
import { type Html, schemaHtml } from './schema-html.ts'

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The OpenAPI document for people: one page without scripts. */
export function referencePage(c: Context, document: OpenApiDocument): Response | Promise<Response> {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ method, path, operation })),
  )
  const sections = (document.tags ?? []).map(tag => ({
    ...tag,
    of: operations.filter(({ operation }) => operation.tags.includes(tag.name)),
  }))
  const shared = document.components as unknown as Shared
  c.header('content-security-policy', policy)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  return c.html(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API reference · Earnest</title><link rel="stylesheet" href="/api/reference.css"></head>
<body>
<header><p><a href="/">Earnest</a></p><h1>API reference</h1>${paragraphs(document.info.description ?? '')}
<p><a href="/api/v1/openapi.json">The same as an OpenAPI 3.1 document</a></p></header>
<div class="page">
<nav aria-label="Operations" tabindex="0">${sections.filter(({ of }) => of.length).map(navHtml)}<p><a href="#schemas">Schemas</a></p><p><a href="#problems">Problems</a></p></nav>
<main>
${sections
  .filter(({ of }) => of.length)
  .map(
    ({
      name,
      description = '',
      of,
    }) => html`<section aria-labelledby="tag-${name}"><h2 id="tag-${name}">${name}</h2><p class="soft">${description}</p>
  ${of.map(({ method, path, operation }) => operationHtml({ method, path }, operation, shared))}</section>`,
  )}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${Object.entries(shared.schemas).map(
    ([name, schema]) =>
      html`<article aria-labelledby="schema-${name}"><h3 id="schema-${name}">${name}</h3><p>${schema.description ?? ''}</p>${schemaHtml(schema)}</article>`,
  )}</section>
<section aria-labelledby="problems"><h2 id="problems">Problems</h2><ul class="fields">${problemsHtml()}</ul></section>
</main></div></body></html>`)
}

const navHtml = ({ name, of }: { name: string; of: { operation: Operation }[] }): Html =>
  html`<p>${name}</p><ul>${of.map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`)}</ul>`

function problemsHtml(): Html[] {
  const ofRules = Object.entries(problems).map(([code, kind]) => ({
    code,
    ...kind,
    detail: sample(code as keyof typeof problems),
  }))
  const ofRequests = Object.entries(requestFaults).map(([code, kind]) => ({ code, ...kind }))
  return [...ofRules, ...ofRequests].map(
    ({ code, status, title, detail }) =>
      html`<li id="problem-${code}"><p><code>${code}</code> <span class="soft">${status} ${title}</span></p><p>${detail}</p></li>`,
  )
}

/** The sentence of a refusal with dots where its figures go. */
const sample = (code: keyof typeof problems): string => refusals[code].text(new Proxy({}, { get: () => '…' }))

/** Paragraphs with **bold** and `code`, which is all that our description uses. */
const paragraphs = (text: string): Html[] =>
  text
    .split('\n\n')
    .map(
      paragraph =>
        html`<p>${paragraph
          .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
          .map(part =>
            part.startsWith('**')
              ? html`<strong>${part.slice(2, -2)}</strong>`
              : part.startsWith('`')
                ? html`<code>${part.slice(1, -1)}</code>`
                : part,
          )}</p>`,
    )
