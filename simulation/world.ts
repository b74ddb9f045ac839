import type { PGlite } from '@electric-sql/pglite'
import type { StoredVersion } from '#marketplace/policy/policies'
import type { Op } from './op.ts'
import type { Process } from './process.ts'
import type { Random } from './random.ts'
import type { Sabotage } from './sabotage.ts'
import type { Acting, Scheduler } from './scheduler.ts'

/** What the processes of one run share. */
export type World = {
  pglite: PGlite
  /** The versions of the policy, as they are stored. */
  versions: StoredVersion[]
  scheduler: Scheduler
  sabotage: Sabotage
  random: Random
  now: Temporal.Instant
  newId: () => string
  /** What the product leaves to chance. */
  chance: () => number
  /** What each person asked for last. */
  asked: Map<string, Op>
  /** Whose turn at the one connection it is. */
  holder: Process | undefined
  /** Told after each commit, before anybody else moves. */
  committed(by: Acting | undefined): Promise<void>
}
