import type { Auth } from '#gateways/auth/open-auth'
import type { MailGateway } from '#gateways/mail/mail-gateway'
import type { Seal } from '#proof/seal'
import type { App } from './app.ts'
import type { TestClock } from './clock/test-clock.ts'
import type { Job } from './clockwork/job.ts'
import type { LiveNotices } from './notices/live-notices.ts'
import type { RateLimit } from './rate-limit.ts'

/** The app and what only a running server has. */
export type RunningApp = {
  app: App
  auth: Auth
  mail: MailGateway
  live: LiveNotices
  /** What happens by itself: the registry of the clockwork, handed in because it is further out. */
  jobs: Job[]
  testClock: TestClock
  /** Which machine and process this is. */
  host: string
  /** What statements are signed with. */
  seal: Seal
  /** How many pages and forms a person, or an address of people not signed in, may ask for; without it any number. */
  pageLimit?: RateLimit | undefined
  /** Where people reach this marketplace, such as https://earnest.example. Mails link here. */
  origin: string
  /** Aborted when the server starts to stop: long answers end then. */
  closing: AbortSignal
}

const key = Symbol.for('earnest.running-app')
const shared = globalThis as { [key]?: RunningApp }

/** The pages are bundled apart from the server, with modules of their own; this is where the two meet. */
export function runningApp(): RunningApp {
  const running = shared[key]
  if (!running) throw new Error('No app is running in this process: start it with `earnest serve`')
  return running
}

export const shareRunningApp = (running: RunningApp): RunningApp => (shared[key] = running)
