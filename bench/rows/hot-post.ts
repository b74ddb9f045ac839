import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'

/** Everybody proposes to one post; each round to another, because nobody proposes twice. */
export const hotPost: Row = {
  what: 'all proposals to one post ÷ engine',
  unit: 'per second',
  aim: '≥ 0.7',
  open: async bench => {
    const worker = await openWorker({ url: await openMarket(bench, 'hot_post', sizeAt(bench.scale)) })
    let at = 0
    return {
      round: async seconds => ({
        ours: rateOf(await worker.run({ ...uniform(seconds), load: 'one-post', at: at++ })),
        peer: rateOf(await worker.run(uniform(seconds))),
      }),
      close: worker.close,
    }
  },
}
