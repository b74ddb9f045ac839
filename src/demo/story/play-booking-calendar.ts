import { boost, interview, send, shortlist, view } from './acts.ts'
import { type BookingLetter, bookingCalendarLetters } from './booking-calendar-letters.ts'
import { setAside } from './crowd.ts'
import { invite } from './play-invitations.ts'
import type { StoryPost, StoryProposal, World } from './world.ts'

export const bookingCalendar = 'Rebuild our booking calendar so that two people can never take the same slot'

const lookedDaysAgo = 0.0155

/** The first of them is outbid by the last. */
const bids: [string, number][] = [
  ['Obinna Eze', 2],
  ['Esteban Figueroa', 4],
  ['Renske Haverkamp', 3],
  ['Thảo Lương', 5],
  ['Anjali Rao', 7],
]

/** The post everybody sees first: three hours old, twelve proposals, four invitations, and a client who looked twenty minutes ago. */
export function playBookingCalendar(world: World, story: StoryPost): void {
  const { time } = world
  const { app } = time
  const proposals = new Map(bookingCalendarLetters.map(letter => [letter.from, propose(world, story, letter)]))
  const of = (...names: string[]) => names.map(name => proposals.get(name)!)
  const silent = world.crowd.filter(({ work, id }) => work.includes(story.post.category) && !hasWritten(proposals, id))
  const guests = [...of('Tomasz Wrona', 'Gwen Prosser').map(({ from }) => from), ...silent.slice(-2)]
  for (const [i, guest] of guests.entries())
    time.at(story.postedDaysAgo - 0.004 - i * 0.0005, () => invite(world, story, guest))
  const seen = [...proposals.values()].filter(({ sentDaysAgo }) => sentDaysAgo > 0.05)
  time.at(lookedDaysAgo, () => view(app, seen))
  time.at(lookedDaysAgo - 0.0007, () => shortlist(app, of('Laura Kivelä', 'Shirin Ahmadi')))
  for (const [i, [name, connects]] of bids.entries())
    time.at(lookedDaysAgo - 0.0017 - i * 0.0004, () => boost(app, of(name)[0]!, connects))
  time.at(lookedDaysAgo - 0.0016, () => interview(app, of('Tomasz Wrona')))
}

const hasWritten = (proposals: Map<string, StoryProposal>, id: string) =>
  proposals.values().some(({ from }) => from.id === id)

function propose(world: World, to: StoryPost, { minutesAfter, bidUsd, ...written }: BookingLetter): StoryProposal {
  const from = [...world.people.values(), ...world.crowd].find(({ name }) => name === written.from)!
  const proposal: StoryProposal = { to, from, sentDaysAgo: to.postedDaysAgo - minutesAfter / 1440 }
  from.planned += setAside
  const letter = { coverLetter: written.letter.join('\n\n'), bidCents: bidUsd * 100, answers: written.answers }
  world.time.at(proposal.sentDaysAgo, () => send(world.time.app, proposal, letter))
  return proposal
}
