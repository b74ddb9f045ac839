import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { saveSetting } from '#database/settings'
import { isCountry } from '#economy/countries'
import { openAuth } from '#gateways/auth/open-auth'
import { chooseMail } from '#gateways/mail/choose-mail'
import { clockwork } from '#jobs/clockwork'
import { followClock } from '#marketplace/clock/market-clock'
import { beginDelivering } from '#marketplace/notices/begin-delivering'
import { openLiveNotices } from '#marketplace/notices/live-notices'
import { followPolicies } from '#marketplace/policy/follow-policies'
import { repriceForPolicy } from '#marketplace/prices/reprice-posts'
import { rateLimit } from '#marketplace/rate-limit'
import { type RunningApp, shareRunningApp } from '#marketplace/running-app'
import { signInEvents } from '#marketplace/sign-ins/sign-in-events'
import { openSeal } from '#proof/seal'
import { authSecret } from '../auth-secret.ts'
import { boostSecret } from '../boost-secret.ts'
import { dataDir } from '../open-app.ts'
import { listens, type Role } from '../serve.ts'
import { stopWith } from '../stop-with.ts'
import { greet } from './greet.ts'
import { listen } from './listen.ts'
import { type Opened, openWhole } from './open-whole.ts'
import { noPages, openPages } from './pages.ts'
import { type Address, readAddress } from './read-address.ts'
import { sayPolicy } from './say-policy.ts'
import { seedOnce } from './seed-once.ts'
import { stopCleanly } from './stop-cleanly.ts'

// A code may have four characters: at ten an hour nobody finds one by trying, and nobody who reads one off a card is stopped.
const wrongCodesAnHour = 10
const hour = 60 * 60_000

/** Starts what the roles ask for, and stops it on SIGTERM or SIGINT. */
export async function serve({ dev, roles }: { dev: boolean; roles: Role[] }): Promise<void> {
  const address = readAddress()
  if (roles.includes('web') && !dev && !existsSync('build/handler.js'))
    stopWith('The pages are not built yet. Run `npm run build`, or `npm start`, which does it by itself.')
  const { app: opened, database, clock } = await openWhole()
  if (!process.env.DATABASE_URL && database.kind === 'postgres')
    stopWith(
      `Another Earnest is running on ${dataDir()}. Stop it first, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL that several can share.`,
    )
  const app = { ...opened, boostSecret: await boostSecret(opened), wrongCodes: rateLimit(wrongCodesAnHour, hour) }
  await followClock(clock, database)
  sayPolicy(app)
  const stopFollowing = await followPolicies(app, database)
  await repriceForPolicy(app)
  const closing = new AbortController()
  const running = await run({ app, database, clock }, { address, closing })
  const logIns = await seedOnce(app)
  const pages = roles.includes('web') ? await openPages(dev) : noPages
  const server = listens(roles) ? await listen(running, { address, pages }) : undefined
  const stopJobs = roles.includes('jobs')
    ? await (await import('#jobs/start-clockwork')).startClockwork(running, database)
    : undefined
  greet({ address, running, logIns, roles })
  stopCleanly({ closing, log: app.log }, [
    () => server?.close(),
    () => stopJobs?.(),
    () => running.testClock.moving,
    stopFollowing,
    running.live.close,
    running.mail.close,
    database.close,
  ])
}

async function run(
  { app, database, clock }: Opened,
  { address, closing }: { address: Address; closing: AbortController },
): Promise<RunningApp> {
  const secret = await authSecret(app)
  const seal = openSeal(secret)
  await saveSetting(app.db, 'proof-key', seal.key)
  const settings = { db: app.db, log: app.log, origin: address.origin, secret, attempts: address.attempts }
  const mail = chooseMail(process.env)
  await beginDelivering(app, mail)
  return shareRunningApp({
    app,
    mail,
    auth: openAuth({ ...settings, events: signInEvents(app), isCountry }),
    live: await openLiveNotices(database),
    jobs: clockwork,
    testClock: { clock, asked: process.env.TEST_CLOCK },
    host: `${hostname()}:${process.pid}`,
    seal,
    pageLimit: address.perMinute > 0 ? rateLimit(address.perMinute) : undefined,
    origin: address.origin,
    closing: closing.signal,
  })
}
