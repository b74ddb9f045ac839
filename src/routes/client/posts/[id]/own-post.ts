import { readOwnPost } from '#marketplace/posts/read-own-post'
import { readPost } from '#marketplace/posts/read-post'
import { orNotFound } from '../../../or-not-found.ts'
import { signedIn } from '../../../signed-in.ts'

type Asked = { locals: App.Locals; url: URL; params: { id: string } }

/** The client's own post with everything its pages show; anybody else's is not found. */
export async function ownPost(event: Asked) {
  const { id: by } = signedIn(event)
  const { app } = event.locals
  const own = orNotFound(await readOwnPost(app, { by, postId: event.params.id }))
  const { client: _, viewer: __, ...post } = orNotFound(await readPost(app, own.postId, by))
  return { ...post, received: own.proposals, invited: own.invited, back: own.back, input: own.input }
}
