import { readSetting } from '#database/settings'
import type { App } from '#marketplace/app'

export type LogIn = { who: string; email: string; password: string }

/** Fills a new marketplace with the demo, once. On a PostgreSQL of its own only when DEMO=on asks for it. */
export async function seedOnce(app: App): Promise<LogIn[]> {
  const wanted = process.env.DATABASE_URL ? process.env.DEMO === 'on' : process.env.DEMO !== 'off'
  const seeded = await readSetting<{ logIns: LogIn[] }>(app.db, 'demo')
  if (seeded || !wanted) return seeded?.logIns ?? []
  const { seedDemo } = await import('#demo/seed-demo')
  return seedDemo(app)
}
