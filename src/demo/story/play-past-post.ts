import { closePost } from '#marketplace/ends/close-post'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { removePost } from '#marketplace/ends/remove-post'
import { declineReasons } from '#marketplace/proposals/decline-proposal'
import { decline, hire, interview, must, shortlist, view } from './acts.ts'
import { arrivals, proposersFor } from './crowd.ts'
import { type Fate, removalReasons } from './fates.ts'
import type { Spread } from './waves.ts'
import type { StoryPost, StoryProposal, World } from './world.ts'

export type Past = {
  fate: Fate
  endDaysAgo: number
  hired?: StoryProposal
  /** Ends at its own instant, not soon after with others. */
  alone: boolean
  spread: Spread
}

/** A post that is over: published, proposed to, looked at, and ended as its fate says. */
export function playPastPost(world: World, story: StoryPost, { fate, endDaysAgo, hired, alone, spread }: Past): void {
  const { app } = world.time
  const posted = story.postedDaysAgo
  const openings = story.post.openings ?? 1
  const count = openings + app.between(1, 4)
  const lookedAt = endDaysAgo + (posted - endDaysAgo) * 0.5
  const sentAt = arrivals(count, { posted, until: lookedAt + 0.05, random: app.random })
  const proposals = proposersFor(world, story, count, sentAt)
  spread(proposals, lookedAt)
  if (fate !== 'removed') look(world, proposals, { at: lookedAt, fate })
  const end = () => ends[fate](world, story, hired ? [hired] : proposals.slice(0, openings))
  if (fate === 'filled' && openings === 1 && !alone) world.time.about(endDaysAgo, 'hire', end)
  else world.time.at(endDaysAgo, end)
}

function look(world: World, proposals: StoryProposal[], { at, fate }: { at: number; fate: Fate }): void {
  const { app } = world.time
  const [first, second, third, fourth] = proposals
  const opened = fate === 'filled' ? proposals : proposals.filter((_, i) => i % 2 === 0)
  world.time.about(at, 'view', () => view(app, opened))
  if (fate === 'ended') return
  if (first) world.time.about(at * 0.995, 'interview', () => interview(app, [first]))
  if (second) world.time.about(at * 0.99, 'shortlist', () => shortlist(app, [second]))
  if (fate === 'filled') for (const one of [third, fourth]) if (one) declineLater(world, one, at)
}

function declineLater(world: World, proposal: StoryProposal, at: number): void {
  const { app } = world.time
  const openings = proposal.to.post.openings ?? 1
  if (openings === 1) world.time.about(at * 0.985, 'decline', () => decline(app, [proposal], app.pick(declineReasons)))
}

const ends: Record<Fate, (world: World, story: StoryPost, hired: StoryProposal[]) => Promise<unknown>> = {
  filled: ({ time }, _, hired) => hire(time.app, hired),
  closed: async ({ time }, { id, clientId, post }) =>
    must(await closePost(time.app, { by: clientId, postId: id! }), post.title),
  ended: ({ time }) => endDuePosts(time.app),
  removed: async ({ time, operatorId }, { id, post }) => {
    const reason = time.app.pick(removalReasons)
    return must(await removePost(time.app, { by: operatorId, postId: id!, reason }), post.title)
  },
}
