import { listAnyPosts as listRows } from '#database/operators/operator-lists'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import type { PostState } from '#economy/posts/post-states'
import type { App } from '../app.ts'
import { storable } from '../fields.ts'

/** A post as an operator looks for it. */
export type AnyPost = {
  id: string
  title: string
  excerpt: string
  state: PostState
  postedAt: string
  endsAt: string
  proposals: number
  client: { id: string; name: string }
}

const most = 25

/** Posts in any state, newest first, by words in them or by id. For operators. */
export async function listAnyPosts(
  app: App,
  { by, words }: { by: string; words: string },
): Promise<Decision<{ posts: AnyPost[]; more: boolean }>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const rows = await listRows(app.db, storable(words).trim().slice(0, 200), most + 1)
  const posts = rows.slice(0, most).map(row => ({
    id: row.post_id,
    title: row.title,
    excerpt: row.excerpt,
    state: row.state,
    postedAt: row.posted_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    proposals: row.proposals,
    client: { id: row.client_id, name: row.client },
  }))
  return decide({ posts, more: rows.length > most })
}
