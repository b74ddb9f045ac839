import { type ClientPostRow, listPostsOfClient } from '#database/posts/post-reading'
import type { PostState } from '#economy/posts/post-states'
import { isPostTaking } from '#economy/posts/post-taking'
import type { App } from '../app.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'

/** A client's own post in their list, with what waits on it. `unread` proposals were never opened. */
export type ClientPost = {
  id: string
  title: string
  category: string
  state: PostState
  price: number
  openings: number
  postedAt: string
  endsAt: string
  endedAt: string | null
  proposals: number
  unread: number
  shortlisted: number
  interviewing: number
  hires: number
  invited: number
  unanswered: number
}
export type ClientPosts = { posts: ClientPost[]; next: string | null }

/** The client's own posts, newest first. */
export async function listClientPosts(
  app: App,
  clientId: string,
  { cursor, most = 50 }: { cursor?: string; most?: number } = {},
): Promise<ClientPosts> {
  const rows = await listPostsOfClient(app.db, clientId, { before: decodeCursor(cursor), most: most + 1 })
  const page = rows.slice(0, most)
  const last = rows.length > most ? page.at(-1) : undefined
  return {
    posts: page.map(row => clientPost(row, app.clock())),
    next: last ? encodeCursor(last.posted_at, last.post_id) : null,
  }
}

const clientPost = (row: ClientPostRow, now: Temporal.Instant): ClientPost => ({
  id: row.post_id,
  title: row.title,
  category: row.category,
  state:
    row.state === 'open' && !isPostTaking({ state: row.state, endsAt: row.ends_at.toTemporalInstant() }, now)
      ? 'ended'
      : row.state,
  price: row.price,
  openings: row.openings,
  postedAt: row.posted_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  proposals: row.proposals,
  unread: row.unread,
  shortlisted: row.shortlisted,
  interviewing: row.interviewing,
  hires: row.hires,
  invited: row.invited,
  unanswered: row.unanswered,
})
