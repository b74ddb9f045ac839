/** Where a page of a list begins: the instant and the id of the last row of the page before, opaque to callers. */
export type Cursor = { at: Temporal.Instant; id: string }

export const encodeCursor = (at: Date, id: string): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

/** A cursor that is not one of ours starts at the beginning. */
export function decodeCursor(text: string | null | undefined): Cursor | undefined {
  const [at, id] = Buffer.from(text ?? '', 'base64url')
    .toString()
    .split(' ')
  // Farther years are none of ours, and more than a database keeps.
  if (!/^[12]\d{3}-/.test(at ?? '') || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? '')) return undefined
  try {
    return { at: Temporal.Instant.from(at!), id: id! }
  } catch {
    return undefined
  }
}
