const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id somebody sent in a form or an address, if it is one. */
export const uuidIn = (text: unknown): string | undefined =>
  typeof text === 'string' && uuid.test(text) ? text : undefined
