import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readSetting } from '#database/settings'
import { dataDir, openApp } from '../open-app.ts'
import { stopWith } from '../stop-with.ts'
import type { DemoBegun } from './seed-once.ts'

export type Opened = Awaited<ReturnType<typeof openApp>>

/**
 * Opens the app without half a demo in it: one that was cut short was never served, so where nothing else was in the
 * embedded database, it is thrown away to begin again. Whatever else may hold somebody's data stops the start.
 */
export async function openWhole(): Promise<Opened> {
  const opened = await openApp()
  const halfTold = await readHalfTold(opened)
  if (!halfTold) return opened
  if (process.env.DATABASE_URL)
    stopWith(
      'The demo in the database of DATABASE_URL was begun and is not finished. If another process is setting it up, start this one again when it is done; else drop that database and create it again, or set DATABASE_URL to an empty one.',
    )
  // Reached through the socket of another process, which is telling the story right now: serve says so.
  if (opened.database.kind === 'postgres') return opened
  await opened.database.close()
  if (!halfTold.alone)
    stopWith(
      `The demo in ${dataDir()} was begun and is not finished, and others were there before it. Restore this folder from a backup, or set DATA_DIR to another one.`,
    )
  rmSync(join(dataDir(), 'pglite'), { recursive: true })
  return openApp()
}

async function readHalfTold({ app }: Opened): Promise<DemoBegun | undefined> {
  const begun = await readSetting<DemoBegun>(app.db, 'demo-begun')
  return begun && !(await readSetting(app.db, 'demo')) ? begun : undefined
}
