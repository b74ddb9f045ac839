import { readSetting } from '#database/settings'
import type { RunningApp } from '../running-app.ts'
import type { MarketClock } from './market-clock.ts'

/** What moves the time of a whole marketplace, in a sandbox. */
export type TestClock = {
  clock: MarketClock
  /** What TEST_CLOCK says. */
  asked: string | undefined
  /** The way this process is on. */
  moving?: Promise<void>
}

/**
 * A sandbox is a marketplace whose mail stays in it and that began with the demo, or was started with TEST_CLOCK=on; never
 * where TEST_CLOCK=off. One that sends mail is none, whatever else it is told: real people would hear of a year in a minute.
 */
export async function isSandbox({ app, mail, testClock }: RunningApp): Promise<boolean> {
  if (mail.delivers || testClock.asked === 'off') return false
  return testClock.asked === 'on' || (await readSetting(app.db, 'demo')) !== undefined
}
