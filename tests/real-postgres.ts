import type { TestProject } from 'vitest/node'
import { migrate } from '../src/database/migrate.ts'
import { openDatabase } from '../src/database/open.ts'
import { ownPostgres } from './own-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** Starts a real PostgreSQL for the whole run, with a migrated database to copy from. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { url, create, stop } = await ownPostgres(['-c', 'fsync=off', '-c', 'max_connections=200'])
  await create('template_earnest')
  const { db, close } = await openDatabase({ url: `${url}/template_earnest` })
  await migrate(db)
  await close()
  provide('postgresUrl', url)
  return stop
}
