import type { z } from 'zod'
import {
  countOpenPosts,
  type FoundPost,
  lookUpWords,
  type Place,
  type PostFilter,
  searchOpenPosts,
} from '#database/posts/post-search'
import { type Decision, decide } from '#economy/decision'
import { tierRange } from '#economy/posts/proposals-tier'
import type { App } from '../app.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { type ListedPost, ownPrices } from '../prices/own-prices.ts'
import { checked } from '../problems-of.ts'
import { type PostCard, postCard } from './post-card.ts'
import { type SearchFilter, searchFilterSchema } from './search-filter.ts'

/**
 * `next` leads to older posts, `previous` to newer ones; each is null where the list ends.
 * `count` is exact while `more` is false, else there are that many or more.
 */
export type FoundPosts = {
  posts: PostCard[]
  next: string | null
  previous: string | null
  count: number
  more: boolean
}

const pageSize = 20
// Counting a common word reads the posts themselves, so it stops sooner.
const mostCounted = { usual: 500, common: 100 }

/**
 * Open posts that take proposals, newest first, 20 a page, each with the price that `by` pays. Whatever that is, they are
 * found by the price for everybody.
 */
export async function searchPosts(
  app: App,
  input: SearchFilter = {},
  by: string | null = null,
): Promise<Decision<FoundPosts>> {
  const parsed = checked(searchFilterSchema, input)
  if (!parsed.ok) return parsed
  const now = app.clock()
  const filter = await filterOf(app, parsed.value, now)
  const place = placeOf(parsed.value.cursor)
  const rows = await searchOpenPosts(app.db, filter, { place, most: pageSize + 1, now })
  const most = filter.worded && 'words' in filter.worded ? mostCounted.common : mostCounted.usual
  const count = await countOpenPosts(app.db, filter, { most: most + 1, now })
  const { rows: shown, ...links } = pageOf(rows, place)
  const prices = await ownPrices(app, by, shown.map(pricedRow))
  const posts = shown.map(row => postCard(row, prices.get(row.post_id)!))
  return decide({ posts, ...links, count: Math.min(count, most), more: count > most })
}

async function filterOf(
  app: App,
  input: z.output<typeof searchFilterSchema>,
  now: Temporal.Instant,
): Promise<PostFilter> {
  const { maxAgeDays, proposals, words, ...same } = input
  return {
    ...same,
    worded: words ? await lookUpWords(app.db, words) : undefined,
    postedSince: maxAgeDays === undefined ? undefined : now.subtract({ hours: 24 * maxAgeDays }),
    proposals: proposals && tierRange(proposals),
  }
}

const pricedRow = (row: FoundPost): ListedPost => ({
  ...row,
  client_verified: row.payment_verified,
  client_spent_cents: row.spent_cents,
})

// A page reached backwards has its spare row at the newer end.
function pageOf(rows: FoundPost[], place: Place | undefined) {
  const back = place?.direction === 'newer'
  const spare = rows.length > pageSize
  const page = back ? rows.slice(-pageSize) : rows.slice(0, pageSize)
  const [first, last] = [page[0], page.at(-1)]
  return {
    rows: page,
    next: last && (back || spare) ? `o${encodeCursor(last.posted_at, last.post_id)}` : null,
    previous: first && (back ? spare : place) ? `n${encodeCursor(first.posted_at, first.post_id)}` : null,
  }
}

function placeOf(cursor: string | undefined): Place | undefined {
  const from = decodeCursor(cursor?.slice(1))
  return from && { ...from, direction: cursor!.startsWith('n') ? 'newer' : 'older' }
}
