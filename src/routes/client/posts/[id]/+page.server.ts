import { portraitOf } from '#components/figures/portrait-of'
import { sharedSkills } from '#economy/boosts/fits-post'
import { foreseeProlonged } from '#marketplace/ends/prolong-post'
import { listReceivedProposals } from '#marketplace/proposals/list-received-proposals'
import { orNotFound } from '../../../or-not-found.ts'
import { signedIn } from '../../../signed-in.ts'
import type { PageServerLoad } from './$types'
import { folderOf } from './folders.ts'
import { ownPost } from './own-post.ts'
import { endedSentence } from './sentences.ts'

export const load: PageServerLoad = async event => {
  const { id: by } = signedIn(event)
  const { input: _, ...post } = await ownPost(event)
  const asked = event.url.searchParams
  const list = async (folder: string | null) =>
    orNotFound(
      await listReceivedProposals(event.locals.app, {
        by,
        postId: post.id,
        folder: folderOf(folder, 'all'),
        cursor: asked.get('from'),
      }),
    )
  const { proposals, next, counts } = await list(asked.get('folder'))
  return {
    post,
    folder: folderOf(asked.get('folder'), 'all'),
    counts,
    next,
    published: asked.has('published'),
    saved: asked.has('saved'),
    prolonged: asked.has('prolonged'),
    prolongs: (await foreseeProlonged(event.locals.app, { by, postId: post.id })).ok,
    ended: post.takesProposals ? null : endedSentence(post.state, { hires: post.activity.hires, back: post.back }),
    proposals: proposals.map(({ freelancer, ...proposal }) => ({
      id: proposal.id,
      state: proposal.state,
      boosted: proposal.boosted,
      bidCents: proposal.bidCents,
      submittedAt: proposal.submittedAt,
      reason: proposal.reason,
      begins: proposal.begins,
      name: freelancer.name,
      headline: freelancer.headline,
      country: freelancer.country,
      portrait: portraitOf(freelancer.id),
      shared: sharedSkills(post.skills, freelancer.skills),
    })),
  }
}
