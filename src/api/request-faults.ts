/** What can be wrong with a request before any rule is asked. Nothing has happened then. */
export const requestFaults = {
  'malformed-body': { status: 400, title: 'Malformed body', detail: 'The body is not JSON. Nothing was done.' },
  'cross-site': {
    status: 403,
    title: 'Cross-site request',
    detail:
      'This request came from another site with your session, so it was not trusted. Nothing was done; use a bearer key for programs.',
  },
  'no-such-method': {
    status: 405,
    title: 'Method not allowed',
    detail: 'This address does not take this method; the Allow header names those it takes.',
  },
  'body-too-large': { status: 413, title: 'Body too large', detail: 'A body holds at most 256 kB. Nothing was done.' },
  'not-json': {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the body as application/json. Nothing was done.',
  },
  bug: {
    status: 500,
    title: 'Our fault',
    detail:
      'Something went wrong, and the fault is ours. If you report it, name the instance. With the same Idempotency-Key you can safely try again.',
  },
} as const

export type RequestFault = keyof typeof requestFaults
