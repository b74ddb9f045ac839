import { send } from './acts.ts'
import type { StoryProposal, World } from './world.ts'

/** Sends proposals, all of them before `until` (in days before now). */
export type Spread = (proposals: StoryProposal[], until: number) => void

/**
 * Lets proposals that come at about the same time share a transaction: never two to one post, never two by one person,
 * so that on no page two things happened in the same instant.
 */
export function inWaves({ time }: World): Spread {
  const waves = new Map<number, StoryProposal[]>()
  return (proposals, until) => {
    for (const proposal of proposals) {
      const slot = slotsNear(proposal, until).find(slot => !clashes(waves.get(slot) ?? [], proposal))
      if (slot !== undefined) {
        waves.set(slot, [...(waves.get(slot) ?? []), proposal])
        proposal.sentDaysAgo = slot
      }
      time.send(proposal.sentDaysAgo, () => send(time.app, proposal))
    }
  }
}

const clashes = (wave: StoryProposal[], { to, from }: StoryProposal) =>
  wave.some(other => other.to === to || other.from === from)

/** The slots in which it can have come, the nearest first; when all are taken a proposal keeps its own instant. */
function slotsNear({ to, sentDaysAgo }: StoryProposal, until: number): number[] {
  const distance = (slot: number) => Math.abs(slot - sentDaysAgo)
  return slots.filter(slot => slot < to.postedDaysAgo && slot > until).sort((a, b) => distance(a) - distance(b))
}

// Finer towards now: a post of two hours has its proposals too, and no two of them in one instant.
const stretches = [
  { from: 200, to: 30, step: 1.5 },
  { from: 30, to: 6, step: 1.4 },
  { from: 6, to: 2, step: 0.45 },
  { from: 2, to: 0.3, step: 0.15 },
  { from: 0.3, to: 0, step: 0.028 },
]
const slots = stretches.flatMap(({ from, to, step }) =>
  Array.from({ length: Math.floor((from - to) / step) }, (_, i) => from - i * step),
)
