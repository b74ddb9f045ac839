import { send } from './acts.ts'
import type { StoryProposal, World } from './world.ts'

/**
 * Gathers proposals that come at about the same time into one transaction: never two to one post, never two by one person,
 * so that on no page two things happened in the same instant.
 */
export function inWaves({ time }: World): (proposals: StoryProposal[]) => void {
  const waves = new Map<number, StoryProposal[]>()
  return proposals => {
    for (const proposal of proposals) {
      let daysAgo = Math.floor(proposal.sentDaysAgo / gridAt(proposal.sentDaysAgo)) * gridAt(proposal.sentDaysAgo)
      const clashes = (wave: StoryProposal[]) =>
        wave.some(({ to, from }) => to === proposal.to || from === proposal.from)
      while (clashes(waves.get(round(daysAgo)) ?? [])) daysAgo -= Math.min(gridAt(daysAgo) / 8, 0.01)
      proposal.sentDaysAgo = Math.max(round(daysAgo), 0.004)
      const wave = waves.get(proposal.sentDaysAgo)
      if (wave) wave.push(proposal)
      else {
        const begun = [proposal]
        waves.set(proposal.sentDaysAgo, begun)
        time.at(proposal.sentDaysAgo, () => Promise.all(begun.map(each => send(time.app, each))))
      }
    }
  }
}

const gridAt = (daysAgo: number): number => (daysAgo < 0.3 ? 0.01 : daysAgo < 2 ? 0.05 : daysAgo < 6 ? 0.2 : 0.5)

// Kept to 0.0001 days (9 seconds), so that a wave is found again by its key.
const round = (daysAgo: number): number => Math.round(daysAgo * 10_000) / 10_000
