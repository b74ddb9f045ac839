import { openDatabase, type Where } from '#database/open'
import { benchApp } from '../bench-app.ts'
import type { Task } from './task.ts'
import { readMarket, work } from './work.ts'

/** A process that holds one engine, started by open-worker.ts: tasks in, what was done out. */
const where: Where = JSON.parse(process.argv[2]!)
const { db, close } = await openDatabase(where)
const app = benchApp(db)
const market = await readMarket(app)
process.on('message', async (task: Task | 'close') => {
  if (task !== 'close') return void process.send?.(await work(app, market, task))
  await close()
  process.disconnect?.()
})
process.send?.('ready')
