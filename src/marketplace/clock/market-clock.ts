import { readAhead } from '#database/clockwork/test-clock'
import type { Database, OpenDatabase } from '#database/open'
import { systemClock } from '../app.ts'

/** The time of a marketplace: the world's, or ahead of it where the test clock was moved. It never goes back. */
export type MarketClock = {
  now(): Temporal.Instant
  /** By how many milliseconds it is ahead of the world. */
  ahead(): number
  learn(ahead: number): void
}

export function marketClock(ahead = 0, real = systemClock): MarketClock {
  return {
    now: () => (ahead > 0 ? real().add({ milliseconds: ahead }) : real()),
    ahead: () => ahead,
    learn: next => {
      ahead = Math.max(ahead, next)
    },
  }
}

/** The time in this database. */
export const openClock = async (db: Database): Promise<MarketClock> => marketClock(await readAhead(db))

/** Hears when another process moves it, until the answer is called. */
export function followClock(clock: MarketClock, { db, listen }: OpenDatabase): Promise<() => Promise<void>> {
  return listen('clock', () => void readAhead(db).then(clock.learn, () => {})) // The next step tells it again.
}
