import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from './api-env.ts'
import { idempotencyKeyParameter } from './idempotency-key.ts'
import { version } from './version.ts'

export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const description = `Everything the pages do, for programs.

**Who you are.** Send \`Authorization: Bearer <key>\`; you make keys under Account. The pages use their session cookie instead; with it, what changes something must come from this site.

**For an agency.** With the header \`Acting-For: <id of an agency>\` you do what you do for an agency you belong to: \`me\`, the wallet, proposals and notices are then the agency's. Where you do not belong to it, or not any more, the answer is 403 (not-in-agency) and nothing was done.

**Units.** Connects are whole numbers. Money is whole cents of US dollars, or of the \`currency\` beside it. Instants are ISO 8601 in UTC. Ids are UUIDs.

**Nothing twice.** Every POST that can move Connects needs an \`Idempotency-Key\`. Sent again with the same key, it is answered and not done again, for as many days as \`GET /api/v1/policy\` says (\`answers.keptDays\`).

**Refusals.** A refused request changes nothing. It is answered with \`application/problem+json\` (RFC 9457): \`code\` for programs, \`detail\` for people.

**Lists.** A page has \`items\` and \`next\`. Send \`next\` as \`cursor\` for the page after it; the \`Link\` header has the whole address.

**How often.** A member who sends too much at once is answered 429 with \`Retry-After\`. Where more comes in from everybody than can be done, the answer is 503 (overloaded) with \`Retry-After\`: nothing was done, and the same request with the same key is safe to send again.`

const tags = [
  { name: 'Posts', description: 'Work that clients offer.' },
  { name: 'Proposals', description: 'What freelancers send, and what clients do with it.' },
  { name: 'Invitations', description: 'A client asks one freelancer to propose.' },
  { name: 'Wallet', description: 'Connects: what you have, and every movement.' },
  { name: 'Earning', description: 'Connects for nothing: tests, badges, campaigns, and what is still to earn.' },
  { name: 'Notices', description: 'What you should know.' },
  { name: 'Account', description: 'Who you are here, and your keys.' },
  { name: 'Agencies', description: 'People who share one pool of Connects.' },
  { name: 'Policy', description: 'The rules in force.' },
  { name: 'Operators', description: "What those who run this marketplace do in others' wallets, and the log of it." },
  { name: 'Ledger', description: 'What proves that nothing in it was rewritten.' },
  { name: 'Operator', description: 'What happens by itself, and the clock of a sandbox.' },
]

/** The whole API as an OpenAPI 3.1 document. */
export function openApiDocument(api: OpenAPIHono<ApiEnv>): { document: OpenApiDocument; json: string } {
  const registry = api.openAPIRegistry
  registry.registerComponent('parameters', 'IdempotencyKey', idempotencyKeyParameter)
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of yours.',
  })
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'earnest.session_token',
    description: 'The session of somebody signed in on the pages.',
  })
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Earnest', version, description },
    servers: [{ url: '/' }],
    tags,
  })
  return { document, json: JSON.stringify(document) }
}
