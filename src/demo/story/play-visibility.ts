import { type VisibilityService, visibilityServices, weeklyPrice } from '#economy/visibility/visibility'
import { policyNow } from '#marketplace/app'
import { chargeVisibility } from '#marketplace/visibility/charge-visibility'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import type { Proposer, World } from './world.ts'

const startedDaysAgo = 5
const week = 7

/** Some have their badge or their boosted profile shown since a few days ago, so that the search of freelancers has both. */
export function playVisibility({ time, people, crowd }: World): void {
  const known = [...people.entries()].flatMap(([handle, proposer]) => (handle === 'ines' ? [] : [proposer]))
  const shown: Record<VisibilityService, Proposer[]> = {
    'availability-badge': [...known.filter((_, i) => i % 3 === 0), ...crowd.filter((_, i) => i % 9 === 0)],
    'boosted-profile': [...known.filter((_, i) => i % 4 === 0), ...crowd.filter((_, i) => i % 24 === 0)],
  }
  for (const service of visibilityServices) {
    const weekly = weeklyPrice(policyNow(time.app), service, 0)
    if (weekly === null) continue
    const due = Math.ceil((startedDaysAgo * weekly) / week)
    for (const proposer of shown[service]) {
      proposer.planned += due
      const start = { by: proposer.id, service, ceiling: weekly + 2 }
      time.send(startedDaysAgo, () => startVisibility(time.app, start))
    }
    for (let k = 1; k < due; k++) time.at(startedDaysAgo - (k * week) / weekly, () => chargeVisibility(time.app))
  }
}
