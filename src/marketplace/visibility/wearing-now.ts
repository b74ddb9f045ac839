import { countWearing } from '#database/members/visibilities'
import type { Database } from '#database/open'
import { isMoving } from '#economy/visibility/visibility'
import type { App } from '../app.ts'

/** How many wear the badge; not counted, and 0, where no price depends on it. */
export const wearingNow = async (app: App, db: Database): Promise<number> =>
  app.policies.versions().some(({ policy }) => isMoving(policy)) ? countWearing(db, 'availability-badge') : 0
