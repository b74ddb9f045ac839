import type { Context } from 'hono'
import { z } from 'zod'

export const cursor = z
  .string()
  .max(200, { error: 'This cursor is not one of ours.' })
  .optional()
  .describe('Where the page begins: `next` or `previous` of another page, as it is. Without it, the first page.')

/** A page of a list: `next` is the cursor of the page after this one. */
export const pageOf = <S extends z.ZodType>(items: S) => ({
  items: z.array(items).describe('What is on this page.'),
  next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
})

/** Puts the neighbouring pages into a Link header (RFC 8288), with the filters of this one. */
export function linkPages(c: Context, cursors: { next: string | null; previous?: string | null }): void {
  const links = Object.entries(cursors).flatMap(([rel, cursor]) =>
    cursor ? [`<${withCursor(c.req.url, cursor)}>; rel="${rel === 'previous' ? 'prev' : rel}"`] : [],
  )
  if (links.length) c.header('link', links.join(', '))
}

function withCursor(address: string, cursor: string): string {
  const url = new URL(address)
  url.searchParams.set('cursor', cursor)
  return `${url.pathname}${url.search}`
}
