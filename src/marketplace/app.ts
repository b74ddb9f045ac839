import type { Logger } from 'pino'
import type { Database } from '#database/open'
import type { Policy } from '#economy/policy/policy'
import type { Policies } from './policy/policies.ts'
import type { RateLimit } from './rate-limit.ts'

/** What an action needs of the world. Everything that could differ between two runs is handed in here. */
export type App = {
  db: Database
  policies: Policies
  /** Now, in whole milliseconds, UTC. */
  clock: () => Temporal.Instant
  /** The world's time: another than `clock` only where the test clock was moved. For sign-in, limits of requests and measuring. */
  realClock: () => Temporal.Instant
  newId: () => string
  /** Evenly spread over [0, 1). */
  random: () => number
  /** What placebo auctions are drawn with: who knows it knows the placebos. Where none is handed in, the ids of this app make one. */
  boostSecret?: string
  /** How often a member may enter a code that no campaign has; where none is handed in, as often as they like. */
  wrongCodes?: RateLimit
  log: Logger
}

/** The policy in force now, for everybody that no cohort keeps from it. */
export const policyNow = (app: Pick<App, 'policies' | 'clock'>): Policy => app.policies.at(app.clock()).policy

/** Who acts: a member by id, or the marketplace itself (its clockwork, its command line). */
export type Actor = string | typeof system
export const system = 'system'

/** What the operating system says. */
export const systemClock = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(Date.now())
