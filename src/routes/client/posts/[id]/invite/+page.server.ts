import { fail, redirect } from '@sveltejs/kit'
import { portraitOf } from '#components/figures/portrait-of'
import { sharedSkills } from '#economy/boosts/fits-post'
import { refusalText } from '#economy/refusal-text'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { suggestFreelancers } from '#marketplace/invitations/suggest-freelancers'
import { readProfile } from '#marketplace/members/read-profile'
import { orNotFound } from '../../../../or-not-found.ts'
import { isSent, readerOf } from '../../../../signed-in.ts'
import { ownPost } from '../own-post.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const by = readerOf(event)?.id
  if (!by) return onlyTyped({ id: event.params.id, title: null })
  const { id, title, skills, takesProposals, activity, price, invited } = await ownPost(event)
  if (!takesProposals && isSent(event)) return onlyTyped({ id, title })
  if (!takesProposals) redirect(303, `/client/posts/${id}`)
  const { app } = event.locals
  const found = orNotFound(await suggestFreelancers(app, { by, postId: id, most: 12 }))
  const asked = await askedFor(event, skills)
  const suggested = found.filter(freelancer => freelancer.id !== asked?.id)
  return {
    post: { id, title, skills, invited: activity.invited },
    asked: asked?.id ?? null,
    terms: { price, costs: invited },
    found: [...(asked ? [asked] : []), ...suggested].map(freelancer => ({
      ...freelancer,
      portrait: portraitOf(freelancer.id),
    })),
    invited: event.url.searchParams.get('invited'),
  }
}

/** Room for what was typed, where nobody can be invited now or it is not known who asks. */
const onlyTyped = (post: { id: string; title: string | null }) => ({
  post: { ...post, skills: [], invited: 0 },
  ...{ asked: null, terms: null, found: [], invited: null },
})

/** Whom the client found elsewhere and comes here to invite, with the skills they share with the post. */
async function askedFor({ locals: { app }, url }: { locals: App.Locals; url: URL }, skills: string[]) {
  const profile = await readProfile(app, url.searchParams.get('freelancer') ?? '')
  if (!profile.ok || !profile.value.isFreelancer) return undefined
  const { id, name, headline, country, hourlyRateCents, skills: theirs } = profile.value
  return { id, name, headline, country, hourlyRateCents, skills: theirs, shared: sharedSkills(skills, theirs) }
}

export const actions: Actions = {
  default: async event => {
    const by = event.locals.member?.id
    const form = await event.request.formData()
    const [freelancerId, message, name] = ['freelancerId', 'message', 'name'].map(box => String(form.get(box) ?? ''))
    if (!by)
      return fail(401, { freelancerId, name, message, problem: refusalText({ code: 'sign-in-needed', facts: {} }) })
    const sent = await inviteFreelancer(event.locals.app, {
      by,
      postId: event.params.id,
      freelancerId: freelancerId!,
      message: message!,
    })
    if (!sent.ok) return fail(400, { freelancerId, name, message, problem: refusalText(sent.refusal) })
    redirect(303, `/client/posts/${event.params.id}/invite?invited=${encodeURIComponent(name!.slice(0, 80))}`)
  },
}
