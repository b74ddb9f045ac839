import type { RunningApp } from '../running-app.ts'

/**
 * Something that happens by itself. What is due is computed from the rows and never remembered, so that a run does no harm
 * when it comes late, twice, or in two processes at once.
 */
export type Job = {
  /** The name of its file. */
  name: string
  /** What it does, in words, for an operator. */
  title: string
  /** When the clockwork runs it: five fields of cron, UTC, by the world's time. */
  at: string
  /** How much is due now. */
  due(running: RunningApp): Promise<number>
  /** The first instant after `after` at which something more is due, as things stand: by itself, not by what else happens. */
  nextDue(running: RunningApp, after: Temporal.Instant): Promise<Temporal.Instant | undefined>
  /** Does what is due, and answers how much that was. */
  run(running: RunningApp): Promise<number>
  /**
   * Where it makes no difference how late it runs, because what it writes is dated at its own instant or not at all: the
   * test clock takes what falls into one hour, or day, together. Without it the test clock stops at every instant.
   */
  together?: 'hour' | 'day'
}
