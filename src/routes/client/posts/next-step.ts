import type { ClientPost } from '#marketplace/posts/list-client-posts'
import { counted } from './words.ts'

export type NextStep = { href: string; label: string; urgent: boolean }

/** The one thing worth doing next on a post. */
export function nextStep(post: ClientPost): NextStep {
  const at = `/client/posts/${post.id}`
  if (post.state !== 'open') return { href: at, label: 'See how it ended', urgent: false }
  if (post.unread > 0)
    return { href: `${at}?folder=unread`, label: `Read ${counted(post.unread, 'new proposal')}`, urgent: true }
  if (post.interviewing > 0)
    return { href: `${at}?folder=shortlisted`, label: 'Decide after the interviews', urgent: false }
  if (post.shortlisted > 0)
    return { href: `${at}?folder=shortlisted`, label: 'Choose from your shortlist', urgent: false }
  if (post.proposals > 0) return { href: `${at}?folder=all`, label: 'Shortlist the best proposals', urgent: false }
  return { href: `${at}/invite`, label: 'Invite freelancers', urgent: false }
}
