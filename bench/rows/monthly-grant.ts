import { sql } from 'kysely'
import { openDatabase } from '#database/open'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { benchApp } from '../bench-app.ts'
import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'

const mostWallets = 1_000_000

/** The cycle of every wallet begins: what is above the cap is forfeited, and the monthly Connects come, all by the job. */
export const monthlyGrant: Row = {
  what: 'wallets whose cycle was settled, with cap and grant ÷ engine',
  unit: 'per second',
  aim: '≥ 2',
  open: async bench => {
    const wallets = Math.round(mostWallets * bench.scale)
    const { db, close } = await openDatabase({
      url: await openMarket(bench, 'monthly_grant', { freelancers: wallets, posts: 1, lots: 1 }),
    })
    const engine = await openWorker({ url: await openMarket(bench, 'monthly_grant_engine', sizeAt(bench.scale)) })
    // Nobody has to wait for a month to pass: the job's clock is a month further on with each round.
    const { clock, ...bare } = benchApp(db)
    const start = clock().toZonedDateTimeISO('UTC').add({ hours: 1 })
    let months = 0
    const app = { ...bare, clock: () => start.add({ months }).toInstant() }
    await sql`update wallets set settled_until = opened_at, due_at = opened_at + interval '27 days'`.execute(db)
    await sql`update lots set lapses_at = now() + interval '1 year'`.execute(db)
    await sql`vacuum analyze wallets, lots`.execute(db)
    return {
      round: async seconds => {
        months += 1
        const began = performance.now()
        const settled = await writeLapses(app)
        if (settled !== wallets) throw new Error(`${settled} of ${wallets} wallets were settled`)
        const ours = settled / ((performance.now() - began) / 1000)
        return { ours, peer: rateOf(await engine.run(uniform(seconds))) }
      },
      close: async () => {
        await engine.close()
        await close()
      },
    }
  },
}
