import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { must } from './acts.ts'
import type { Proposer, StoryPost, World } from './world.ts'

const messages = [
  'Your profile reads as if you had done this before. Would you have a look?',
  'We liked the second piece in your portfolio and would be glad to hear from you.',
  'No hurry: if the work interests you, tell us how you would begin.',
  '',
]

export async function invite(world: World, story: StoryPost, guest: Proposer, message?: string): Promise<void> {
  const { app } = world.time
  const invitation = {
    by: story.clientId,
    postId: story.id!,
    freelancerId: guest.id,
    message: message ?? app.pick(messages),
  }
  const decision = await inviteFreelancer(app, invitation)
  if (!decision.ok && decision.refusal.code !== 'has-proposed') must(decision, story.post.title)
}

/** Clients of open posts invite people of the trade; some decline, most have not answered yet. */
export function playInvitations(world: World, posts: StoryPost[]): void {
  const { app } = world.time
  for (const story of posts.filter((_, i) => i % 12 === 3)) {
    const ofTrade = world.crowd.filter(
      ({ work, country }) => work.includes(story.post.category) && allowed(story, country),
    )
    const guests = new Set(Array.from({ length: ofTrade.length && app.between(1, 4) }, () => app.pick(ofTrade)))
    for (const [i, guest] of [...guests].entries()) {
      const at = story.postedDaysAgo * (0.8 - i * 0.05)
      world.time.at(at, () => invite(world, story, guest))
      if (app.random() < 0.3) world.time.at(at * 0.6, () => declineInvitation(app, { by: guest.id, postId: story.id! }))
    }
  }
}

const allowed = ({ post }: StoryPost, country: string) => !post.countries?.length || post.countries.includes(country)
