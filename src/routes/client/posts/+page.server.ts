import { listClientPosts } from '#marketplace/posts/list-client-posts'
import { signedIn } from '../../signed-in.ts'
import type { PageServerLoad } from './$types'
import { nextStep } from './next-step.ts'

export const load: PageServerLoad = async event => {
  const { id, isClient } = signedIn(event)
  if (!isClient) return { isClient, posts: [], next: null }
  const cursor = event.url.searchParams.get('from') ?? undefined
  const { posts, next } = await listClientPosts(event.locals.app, id, { ...(cursor && { cursor }), most: 30 })
  return { isClient, posts: posts.map(post => ({ ...post, step: nextStep(post) })), next }
}
