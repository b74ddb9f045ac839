import { sql } from 'kysely'
import { openDatabase } from '#database/open'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { benchApp } from '../bench-app.ts'
import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'

const mostWallets = 1_000_000
/** Days on which the cycles of a month begin, if nobody joins on the last three. */
const daysOfMonth = 28
/** For how many months wallets were opened: ids are in order of time, so those of one day are neighbours, once a month. */
const months = 60

/** The cycles of a day begin, of one in 28 wallets: what is above the cap is forfeited, and the monthly Connects come, all by the job. */
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
    // Nobody has to wait for a month to pass: the wallets were opened on 28 days, and each round is a day further on. Their owners were told a week before.
    const { clock, ...bare } = benchApp(db)
    const first = clock().toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay()
    let days = 0
    const app = { ...bare, clock: () => first.add({ months: 1, days, hours: 1 }).toInstant() }
    await sql`
      update wallets set opened_at = opened, settled_until = opened,
        due_at = date_trunc('day', opened, 'UTC') + interval '1 month', cycle_at = date_trunc('day', opened, 'UTC') + interval '1 month',
        noticed_for = date_trunc('day', opened, 'UTC') + interval '1 month', told_forfeit = 1000
      from (
        select wallet_id, ${first.toInstant().toString()}::timestamptz + interval '12 hours'
          + (ntile(${daysOfMonth * months}) over (order by wallet_id) - 1) % ${daysOfMonth} * interval '1 day' as opened from wallets
      ) as spread where spread.wallet_id = wallets.wallet_id`.execute(db)
    await sql`update lots set lapses_at = now() + interval '1 year'`.execute(db)
    await sql`vacuum analyze wallets, lots`.execute(db)
    return {
      round: async seconds => {
        const began = performance.now()
        const settled = await writeLapses(app)
        if (Math.abs(settled - wallets / daysOfMonth) > months)
          throw new Error(`${settled} wallets were settled in a day`)
        const ours = settled / ((performance.now() - began) / 1000)
        days += 1
        return { ours, peer: rateOf(await engine.run(uniform(seconds))) }
      },
      close: async () => {
        await engine.close()
        await close()
      },
    }
  },
}
