import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'

const bidders = 500

/** Who proposed to one post, 500 of them, outbid each other for its places; each round another post. */
export const bid500: Row = {
  what: 'bids on one post with 500 bidders ÷ engine',
  unit: 'per second',
  aim: '≥ 1',
  open: async bench => {
    const url = await openMarket(bench, 'bid_500', sizeAt(bench.scale))
    await bench.postgres.run('bench_bid_500', rich)
    const worker = await openWorker({ url })
    let at = 0
    return {
      round: async seconds => {
        const place = at++
        await worker.run({ ...uniform(600), load: 'one-post', at: place, most: bidders })
        return {
          ours: rateOf(await worker.run({ ...uniform(seconds), load: 'one-auction', at: place })),
          peer: rateOf(await worker.run(uniform(seconds))),
        }
      },
      close: worker.close,
    }
  },
}

// Each bid is one Connect above the last: enough for as many as can be made.
const rich = `update lots set granted = 1000000, "left" = 1000000
  where wallet_id in (select member_id from members where is_freelancer order by member_id limit ${bidders})`
