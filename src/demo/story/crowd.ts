import type { Proposer, StoryPost, StoryProposal, World } from './world.ts'

/** The dearest proposal of the default policy: what is set aside when a proposal is planned. */
export const setAside = 6

const mayLiveIn = ({ post }: StoryPost, { country }: Proposer) =>
  !post.countries?.length || post.countries.includes(country)
const canAfford = ({ means, planned }: Proposer) => planned + setAside <= means

/** Up to `count` different people who would propose to this post: those of its trade first, the story's before the crowd. */
export function proposersFor(world: World, to: StoryPost, count: number, sentAt: number[]): StoryProposal[] {
  const { app } = world.time
  const able = [...world.people.values(), ...world.crowd].filter(
    from => from.id !== to.clientId && from !== world.people.get('ines') && mayLiveIn(to, from) && canAfford(from),
  )
  const ofTrade = shuffled(
    able.filter(({ work }) => work.includes(to.post.category)),
    app.random,
  )
  const others = shuffled(
    able.filter(({ work, proof }) => !work.includes(to.post.category) && proof.length === 0),
    app.random,
  )
  const chosen = [...ofTrade, ...others].slice(0, count)
  for (const from of chosen) from.planned += setAside
  return chosen.map((from, i) => ({ to, from, sentDaysAgo: sentAt[i]! }))
}

/** Instants in the life of a post at which proposals come: thick at first, then thinner; oldest first. */
export function arrivals(
  count: number,
  { posted, until, random }: { posted: number; until: number; random: () => number },
): number[] {
  const life = posted - until
  return Array.from({ length: count }, () => posted - life * (0.01 + 0.97 * random() ** 2.2)).sort((a, b) => b - a)
}

function shuffled<T>(list: T[], random: () => number): T[] {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
  }
  return mixed
}
