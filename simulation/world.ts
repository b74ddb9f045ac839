import type { PGlite } from '@electric-sql/pglite'
import type { Policy } from '#economy/policy'
import type { Process } from './process.ts'
import type { Sabotage } from './sabotage.ts'
import type { Acting, Scheduler } from './scheduler.ts'

/** What the processes of one run share. */
export type World = {
  pglite: PGlite
  policy: Policy
  scheduler: Scheduler
  sabotage: Sabotage
  now: Temporal.Instant
  newId: () => string
  /** Whose turn at the one connection it is. */
  holder: Process | undefined
  /** Told after each commit, before anybody else moves. */
  committed(by: Acting | undefined): Promise<void>
}
