import { error, redirect } from '@sveltejs/kit'
import { readProfile } from '#marketplace/members/read-profile'
import { listClientPosts } from '#marketplace/posts/list-client-posts'
import { signedIn } from '../../../signed-in.ts'
import type { PageServerLoad } from './$types'

/** To which of their open posts a client invites somebody; with only one there is nothing to choose. */
export const load: PageServerLoad = async event => {
  const member = signedIn(event)
  if (!member.isClient) redirect(303, '/profile#sides')
  const { app } = event.locals
  const found = await readProfile(app, event.params.id)
  if (!found.ok || !found.value.isFreelancer) error(404, 'There is nothing at this address.')
  const { id, name } = found.value
  const { posts } = await listClientPosts(app, member.id)
  const open = posts
    .filter(post => post.state === 'open')
    .map(post => ({
      id: post.id,
      title: post.title,
      postedAt: post.postedAt,
      href: `/client/posts/${post.id}/invite?freelancer=${id}`,
    }))
  if (open.length === 1) redirect(303, open[0]!.href)
  return { freelancer: { id, name }, open }
}
