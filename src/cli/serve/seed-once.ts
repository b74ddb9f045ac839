import { existsSync } from 'node:fs'
import { readSetting, saveSetting } from '#database/settings'
import type { App } from '#marketplace/app'

export type LogIn = { who: string; email: string; password: string }

const demo = new URL('../../demo/seed-demo.ts', import.meta.url)

/** Fills a new marketplace with the demo, once. On a PostgreSQL of its own only when DEMO=on asks for it. */
export async function seedOnce(app: App): Promise<LogIn[]> {
  const wanted = process.env.DATABASE_URL ? process.env.DEMO === 'on' : process.env.DEMO !== 'off'
  const seeded = await readSetting<{ logIns: LogIn[] }>(app.db, 'demo')
  if (seeded || !wanted || !existsSync(demo)) return seeded?.logIns ?? []
  const { seedDemo }: { seedDemo: (app: App) => Promise<LogIn[] | undefined> } = await import(demo.href)
  const logIns = (await seedDemo(app)) ?? []
  await saveSetting(app.db, 'demo', { logIns })
  return logIns
}
