import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'

const mostProposals = 10_000

/** A post is removed: all of its 10,000 proposals are returned in one commit. */
export const massReturn: Row = {
  what: 'proposals returned by removing one post ÷ engine',
  unit: 'per second',
  aim: '≥ 2',
  open: async bench => {
    const worker = await openWorker({ url: await openMarket(bench, 'mass_return', sizeAt(bench.scale)) })
    let at = 0
    return {
      round: async seconds => {
        const place = at++
        await worker.run({ ...uniform(600), load: 'one-post', at: place, most: mostProposals })
        return {
          ours: rateOf(await worker.run({ ...uniform(600), load: 'remove-post', at: place })),
          peer: rateOf(await worker.run(uniform(seconds))),
        }
      },
      close: worker.close,
    }
  },
}
