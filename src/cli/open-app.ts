import { pino } from 'pino'
import { migrate } from '#database/migrate'
import { type OpenDatabase, openDatabase } from '#database/open'
import { newId } from '#gateways/new-id'
import { PolicyError } from '#gateways/policies/policy-error'
import { readWritten } from '#gateways/policies/read-policy'
import { type App, systemClock } from '#marketplace/app'
import { type MarketClock, openClock } from '#marketplace/clock/market-clock'
import { openPolicies } from '#marketplace/policy/open-policies'
import { openLog } from './open-log.ts'
import { stopWith } from './stop-with.ts'

/** Where the data is, as the environment says. */
export const dataDir = (): string => process.env.DATA_DIR || './data'

/** The app as every command has it: the database by DATABASE_URL or DATA_DIR, up to date, with its time, and the policy by POLICY. */
export async function openApp(): Promise<{ app: App; database: OpenDatabase; clock: MarketClock }> {
  const first = policyOrStop(policyNamed())
  const database = await openOrStop()
  const log = openLog(process.env.LOG_LEVEL || 'info', pino.destination(2))
  const clock = await openClock(database.db)
  const policies = await openPolicies(database.db, first, clock.now()).catch(stopForPolicy)
  const times = { clock: clock.now, realClock: systemClock }
  return {
    app: { db: database.db, policies, ...times, newId, random: Math.random, log },
    database,
    clock,
  }
}

/** The policy a start names. */
export const policyNamed = (): string => process.env.POLICY || 'earnest'

export function policyOrStop(name: string) {
  try {
    return readWritten(name)
  } catch (error) {
    if (error instanceof PolicyError) stopWith(error.message)
    throw error
  }
}

function stopForPolicy(error: unknown): never {
  if (!(error instanceof PolicyError)) throw error
  stopWith(
    `${error.message}\nIt was activated under another release of Earnest, and this one cannot go on with it. Start the release that ran here before; nothing was changed.`,
  )
}

async function openOrStop(): Promise<OpenDatabase> {
  const url = process.env.DATABASE_URL
  try {
    const database = await openDatabase(url ? { url } : { dataDir: dataDir() })
    await migrate(database.db)
    return database
  } catch (error) {
    const reason = reasonOf(error)
    if (url)
      stopWith(
        `The database at ${withoutPassword(url)} cannot be used: ${reason}. Correct DATABASE_URL, or leave it out to use the embedded database.`,
      )
    stopWith(
      `The embedded database in ${dataDir()} cannot be opened: ${reason}. Set DATA_DIR to another folder, or restore this one from a backup.`,
    )
  }
}

const reasonOf = (error: unknown) => {
  const known = error as { code?: string; message?: string; errors?: { message: string }[] }
  return known.message || known.errors?.[0]?.message || known.code || String(error)
}

function withoutPassword(text: string): string {
  if (!URL.canParse(text)) return 'DATABASE_URL'
  const url = new URL(text)
  return `${url.hostname || 'this computer'}${url.port && `:${url.port}`}${url.pathname}`
}
