import type { Row } from '../bench-types.ts'
import { percentile } from '../figures.ts'
import { openWorker, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'

const bidders = 500
/** As many as may look at one post at the same moment. */
const callers = 16

/**
 * Who proposed to one post, 500 of them, outbid each other for its places; each round another post. Of bids at the same
 * moment the highest are given the places, and the others are answered that they are too low.
 */
export const bid500: Row = {
  what: 'p50 of a bid on one post with 500 bidders ÷ p50 of a proposal, 16 at a time',
  unit: 'ms',
  aim: '≤ 1',
  open: async bench => {
    const url = await openMarket(bench, 'bid_500', sizeAt(bench.scale))
    await bench.postgres.run('bench_bid_500', rich)
    const worker = await openWorker({ url })
    let at = 0
    return {
      round: async seconds => {
        const place = at++
        await worker.run({ ...uniform(600), load: 'one-post', at: place, most: bidders })
        const bids = await worker.run({ ...uniform(seconds), callers, load: 'one-auction', at: place })
        const proposals = await worker.run({ ...uniform(seconds), callers })
        return { ours: percentile(bids.took, 0.5), peer: percentile(proposals.took, 0.5) }
      },
      close: worker.close,
    }
  },
}

// Each bid is one Connect above the last: enough for as many as can be made.
const rich = `update lots set granted = 1000000, "left" = 1000000
  where wallet_id in (select member_id from members where is_freelancer order by member_id limit ${bidders})`
