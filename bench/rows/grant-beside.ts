import { sql } from 'kysely'
import { type Database, openDatabase } from '#database/open'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { benchApp } from '../bench-app.ts'
import type { Row } from '../bench-types.ts'
import { percentile } from '../figures.ts'
import { openWorker, uniform } from '../load/open-worker.ts'
import { openMarket } from '../market.ts'

/** As many as have their cycle on one day, of a million. */
const dayOfWallets = 1_000_000 / 28
const inBatch = 1_000
const perSecond = 100

/** All who propose are among those whose cycle begins: each proposal meets a wallet that was, is or will be written by the job. */
export const grantBeside: Row = {
  what: 'p99 of a proposal while its wallets are granted their month ÷ what one batch of grants takes',
  unit: 'ms',
  aim: '≤ 1',
  open: async bench => {
    const wallets = Math.round(dayOfWallets * bench.scale)
    const url = await openMarket(bench, 'grant_beside', { freelancers: wallets, posts: 5_000, lots: 1 })
    const { db, close } = await openDatabase({ url })
    const app = benchApp(db)
    const worker = await openWorker({ url })
    let rounds = 0
    return {
      round: async () => {
        await makeDue(db, rounds++)
        const began = performance.now()
        const granting = writeLapses(app).then(settled => ({ settled, ms: performance.now() - began }))
        const { took } = await worker.run({ ...uniform((0.8 * wallets) / perSecondAtLeast), perSecond })
        const { settled, ms } = await granting
        return { ours: percentile(took, 0.99), peer: (ms * inBatch) / settled }
      },
      close: async () => {
        await worker.close()
        await close()
      },
    }
  },
}

/** What any machine grants a second: proposals end before the grants do. */
const perSecondAtLeast = 15_000

// Each time on another day of the month: nothing is granted twice for the same reason.
const makeDue = (db: Database, days: number) =>
  sql`
    update wallets set opened_at = date_trunc('month', now(), 'UTC') - interval '45 days' - ${days} * interval '1 day', settled_until = now() - interval '1 month',
      due_at = now(), cycle_at = now(), noticed_for = now(), told_forfeit = 1000`.execute(db)
