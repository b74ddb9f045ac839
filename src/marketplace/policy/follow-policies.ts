import type { OpenDatabase } from '#database/open'
import type { App } from '../app.ts'
import { readVersions } from './open-policies.ts'

const everyMinute = 60_000

/**
 * Keeps this process up to date with the versions that any process activates or cancels: it hears of each, and looks once
 * a minute, because what was said while a connection was cut is never heard. Answers what ends it.
 */
export async function followPolicies(app: App, database: Pick<OpenDatabase, 'listen'>): Promise<() => Promise<void>> {
  let looking: Promise<void> = Promise.resolve()
  const look = () => {
    looking = looking
      .then(() => renewPolicies(app))
      .catch(err => app.log.error({ err }, 'the versions of the policy cannot be read; those known before hold'))
  }
  const stopListening = await database.listen('policies', look)
  const timer = setInterval(look, everyMinute).unref()
  look()
  return async () => {
    clearInterval(timer)
    await stopListening()
    await looking
  }
}

export const renewPolicies = async (app: App): Promise<void> => app.policies.renew(await readVersions(app.db))
