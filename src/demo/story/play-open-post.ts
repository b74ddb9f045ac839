import { declineReasons } from '#marketplace/proposals/decline-proposal'
import { boost, decline, interview, shortlist, view, withdraw } from './acts.ts'
import { arrivals, proposersFor } from './crowd.ts'
import { attention } from './fates.ts'
import type { Spread } from './waves.ts'
import type { StoryPost, StoryProposal, World } from './world.ts'

/** Posts everybody wants: a tier of 20 to 50 proposals. */
const sought = new Set([
  'Savings calculator that people can trust',
  'Brand refresh before we open a second city',
  'First-line IT support for sixty colleagues, mornings',
  'Assistant for tenant emails and maintenance calendar',
  'Spanish voice for homeowners: website, emails and install guide',
  'Bookkeeper for monthly owner statements',
])

/** An open post: published, proposed to, and looked at by its client as often as this client looks. */
export function playOpenPost(world: World, story: StoryPost, spread: Spread): void {
  const { app } = world.time
  const posted = story.postedDaysAgo
  const count = howMany(story, app.random)
  const sentAt = arrivals(count, { posted, until: 0.004, random: app.random })
  const proposals = proposersFor(world, story, count, sentAt)
  spread(proposals, 0.004)
  if (sought.has(story.post.title)) bidForPlaces(world, proposals)
  if (proposals.length && app.random() < attention[story.post.client]) lookThrough(world, proposals)
  else if (proposals.length > 2 && app.random() < 0.3) leave(world, app.pick(proposals))
}

function howMany({ post, postedDaysAgo }: StoryPost, random: () => number): number {
  const grown = 1 - Math.exp(-postedDaysAgo / 1.2)
  if (sought.has(post.title)) return Math.round(20 + 3 * random())
  const chance = random()
  const inTheEnd = chance < 0.1 ? 10 + 8 * random() : chance < 0.36 ? 5 + 5 * random() : 4.4 * random()
  return Math.round(inTheEnd * grown)
}

/** Every third bids a while after sending, each more than the one before: the first of them fall out of the places again. */
function bidForPlaces({ time }: World, proposals: StoryProposal[]): void {
  const bidders = proposals.filter((_, i) => i % 3 === 0)
  for (const [i, proposal] of bidders.entries())
    time.at(proposal.sentDaysAgo * 0.98, () => boost(time.app, proposal, 2 + i))
}

/** One evening with the letters: most are opened, some put aside, one invited to talk. */
function lookThrough(world: World, proposals: StoryProposal[]): void {
  const { app } = world.time
  const first = proposals[0]!.sentDaysAgo
  const at = Math.max(0.006, first * (0.03 + 0.6 * app.random()))
  const there = proposals.filter(({ sentDaysAgo }) => sentDaysAgo > at + 0.001)
  const opened = there.filter(() => app.random() < 0.85)
  const [best, second, third, ...rest] = opened
  world.time.about(at, 'view', () => view(app, opened))
  if (best && app.random() < 0.35) world.time.about(at * 0.8, 'interview', () => interview(app, [best]))
  if (second && app.random() < 0.6) world.time.about(at * 0.97, 'shortlist', () => shortlist(app, [second]))
  if (third && app.random() < 0.5)
    world.time.about(at * 0.95, 'decline', () => decline(app, [third], app.pick(declineReasons)))
  if (rest[0] && app.random() < 0.15) leave(world, rest[0], at * 0.7)
}

function leave(world: World, proposal: StoryProposal, at = proposal.sentDaysAgo * 0.5): void {
  world.time.about(at, 'withdraw', () => withdraw(world.time.app, proposal))
}
