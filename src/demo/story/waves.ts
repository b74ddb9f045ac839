import { send } from './acts.ts'
import { slotOf } from './timeline.ts'
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
      const slot = slotsAfter(proposal.sentDaysAgo, until).find(slot => !clashes(waves.get(slot) ?? [], proposal))
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

/** The next slots; when all are taken a proposal keeps its own instant. */
function slotsAfter(daysAgo: number, until: number): number[] {
  const slots = [slotOf(daysAgo)]
  while (slots.length < 20) slots.push(slotOf(slots.at(-1)! - 0.001))
  return slots.filter(slot => slot > until)
}
