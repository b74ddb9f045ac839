import { interview, send, shortlist, view } from './acts.ts'
import { proposersFor } from './crowd.ts'
import { invite } from './play-invitations.ts'
import type { StoryPost, StoryProposal, World } from './world.ts'

export const bookingCalendar = 'Rebuild our booking calendar so that two people can never take the same slot'

/** The post everybody sees first: three hours old, twelve proposals, four invitations, and a client who looked twenty minutes ago. */
export function playBookingCalendar(world: World, story: StoryPost): void {
  const { time } = world
  const { app } = time
  const posted = story.postedDaysAgo
  const [tomasz, ...strangers] = [
    world.people.get('tomasz')!,
    ...world.crowd.filter(({ work }) => work.includes(story.post.category)).slice(-3),
  ]
  for (const [i, guest] of [tomasz!, ...strangers].entries())
    time.at(posted - 0.004 - i * 0.0005, () => invite(world, story, guest))
  const times = Array.from({ length: 14 }, (_, i) => posted - 0.014 - i * 0.0075)
  const proposals = proposersFor(world, story, 14, times)
    .filter(({ from }) => from !== tomasz && !strangers.includes(from))
    .slice(0, 10)
  for (const proposal of proposals) time.at(proposal.sentDaysAgo, () => send(app, proposal))
  const invited: StoryProposal[] = [tomasz!, strangers[0]!].map((from, i) => ({
    to: story,
    from,
    sentDaysAgo: posted - 0.02 - i * 0.031,
  }))
  for (const proposal of invited) time.at(proposal.sentDaysAgo, () => send(app, proposal))
  const seen = [...proposals, ...invited].filter(({ sentDaysAgo }) => sentDaysAgo > 0.05)
  time.at(0.0155, () => view(app, seen))
  time.at(0.0148, () => shortlist(app, seen.slice(0, 2)))
  time.at(0.0139, () => interview(app, [invited[0]!]))
}
