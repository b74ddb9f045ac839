import { randomUUID } from 'node:crypto'
import { readSetting, settleSetting } from '#database/settings'
import type { App } from '#marketplace/app'
import { stopWith } from '../stop-with.ts'

export type LogIn = { who: string; email: string; password: string }

/** Written before the first line of the demo; `alone` where nobody was in the marketplace yet. */
export type DemoBegun = { by: string; alone: boolean }

/** Fills a new marketplace with the demo, once. On a PostgreSQL of its own only when DEMO=on asks for it. */
export async function seedOnce(app: App): Promise<LogIn[]> {
  const wanted = process.env.DATABASE_URL ? process.env.DEMO === 'on' : process.env.DEMO !== 'off'
  const seeded = await readSetting<{ logIns: LogIn[] }>(app.db, 'demo')
  if (seeded || !wanted) return seeded?.logIns ?? []
  await begin(app)
  process.stdout.write('Setting up the demo, once. This takes about ten seconds.\n')
  const { seedDemo } = await import('#demo/seed-demo')
  return seedDemo(app)
}

async function begin(app: App): Promise<void> {
  const by = randomUUID()
  const alone = !(await app.db.selectFrom('members').select('member_id').limit(1).executeTakeFirst())
  const begun = await settleSetting<DemoBegun>(app.db, 'demo-begun', { by, alone })
  if (begun.by !== by) stopWith('Another process is setting up the demo. Start this one again when it is done.')
}
