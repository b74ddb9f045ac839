/** 1 to 255 visible ASCII characters. */
const allowed = /^[\x21-\x7e]{1,255}$/

/** The key of a request, if it has one that can be kept. */
export const idempotencyKey = (header: string | undefined): string | undefined =>
  header !== undefined && allowed.test(header) ? header : undefined

/** The header as the OpenAPI document describes it. */
export const idempotencyKeyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Chosen by you, 1 to 255 visible ASCII characters, for example a UUID. The same key with the same request is answered with the first answer, refusals included, and nothing happens twice. The same key with another request is refused (key-reused). After a refusal you have dealt with, send a new key.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    pattern: '^[\\x21-\\x7e]+$',
    example: '0197a1de-9f2b-7c4e-8b1e-3f6a2d9c5b70',
  },
} as const
