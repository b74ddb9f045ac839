import { suggestBySkills } from '#database/invitations/invitation-writing'
import { findPost } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'

/** A freelancer a client might invite, with the skills they share with the post. */
export type Suggestion = {
  id: string
  name: string
  headline: string
  country: string | null
  hourlyRateCents: number | null
  skills: string[]
  shared: string[]
}

/** Up to `most` freelancers who have skills of this post and were not asked yet. Only its client may ask. */
export async function suggestFreelancers(
  app: App,
  { by, postId, most = 6 }: { by: string; postId: string; most?: number },
): Promise<Decision<Suggestion[]>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  if (!post) return refuse('not-found')
  if (post.client_id !== by) return refuse('not-yours')
  const skills = post.skills.map(skill => skill.toLowerCase())
  const rows = await suggestBySkills(
    app.db,
    { postId: post.post_id, clientId: by, skills, countries: post.countries },
    most,
  )
  return decide(
    rows.map(row => ({
      id: row.member_id,
      name: row.name,
      headline: row.headline,
      country: row.country,
      hourlyRateCents: row.hourly_rate_cents,
      skills: row.skills,
      shared: row.shared,
    })),
  )
}
