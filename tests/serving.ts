import { clockwork } from '#jobs/clockwork'
import type { App } from '#marketplace/app'
import { marketClock } from '#marketplace/clock/market-clock'
import type { RunningApp } from '#marketplace/running-app'
import { openSeal } from '#proof/seal'

type About = { delivers?: boolean; send?: RunningApp['mail']['send']; testClock?: string | null; host?: string }

/** A server around an app, as far as its jobs and its clock go: its time is the test's, and ahead of it where it was moved. */
export function serving(app: App, about: About = {}): RunningApp {
  const clock = marketClock(0, app.clock)
  const { delivers = false, send = async () => {}, testClock = 'on', host = 'here:1' } = about
  return {
    app: { ...app, clock: clock.now, realClock: app.clock },
    auth: { handle: nobody, session: nobody },
    live: { subscribe: () => undefined, close: async () => {} },
    mail: { name: delivers ? 'smtp' : 'sandbox', delivers, send, close: () => {} },
    jobs: clockwork,
    testClock: { clock, asked: testClock ?? undefined },
    host,
    seal: openSeal('a secret'),
    origin: 'https://earnest.example',
    closing: new AbortController().signal,
  }
}

const nobody = () => Promise.reject(new Error('Nobody signs in here'))
