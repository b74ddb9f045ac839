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
const inBatch = 250
const perSecond = 100

/**
 * The cycle of every second wallet begins. Their owners and the others propose meanwhile: how much longer the former wait
 * is what the job keeps them waiting.
 */
export const grantBeside: Row = {
  what: 'p99 of a proposal whose wallet is being granted its month, less that of others beside it ÷ a batch of grants',
  unit: 'ms',
  aim: '≤ 1',
  open: async bench => {
    const wallets = Math.round(dayOfWallets * bench.scale)
    const url = await openMarket(bench, 'grant_beside', { freelancers: 2 * wallets, posts: 5_000, lots: 1 })
    const { db, close } = await openDatabase({ url })
    const app = benchApp(db)
    const workers = [await openWorker({ url }), await openWorker({ url })] as const
    const [due, others] = workers
    let rounds = 0
    let lastMs = (wallets / 12_000) * 1000
    return {
      round: async () => {
        await makeDue(db, rounds++)
        const began = performance.now()
        const granting = writeLapses(app).then(settled => ({ settled, ms: performance.now() - began }))
        const task = { ...uniform((0.8 * lastMs) / 1000), perSecond }
        const [waiting, free] = await Promise.all([due.run({ ...task, half: 0 }), others.run({ ...task, half: 1 })])
        const { settled, ms } = await granting
        lastMs = ms // Proposals are to end before the grants do.
        return { ours: percentile(waiting.took, 0.99) - percentile(free.took, 0.99), peer: (ms * inBatch) / settled }
      },
      close: async () => {
        for (const worker of workers) await worker.close()
        await close()
      },
    }
  },
}

// Each time on another day of the month: nothing is granted twice for the same reason.
const makeDue = (db: Database, days: number) =>
  sql`
    update wallets set opened_at = date_trunc('month', now(), 'UTC') - interval '45 days' - ${days} * interval '1 day',
      settled_until = now() - interval '1 month', due_at = now(), cycle_at = now(), noticed_for = now(), told_forfeit = 1000
    from (select wallet_id, row_number() over (order by wallet_id) as place from wallets) as placed
    where placed.wallet_id = wallets.wallet_id and place % 2 = 1`.execute(db)
