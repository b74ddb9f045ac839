import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'

/** Two servers share the database, with as many callers between them as the one has alone. */
export const twoProcesses: Row = {
  what: 'two processes together ÷ one',
  unit: 'per second',
  aim: '≥ 0.9',
  open: async bench => {
    const url = await openMarket(bench, 'two_processes', sizeAt(bench.scale))
    const [one, other] = [await openWorker({ url }), await openWorker({ url })]
    return {
      round: async seconds => {
        const half = { ...uniform(seconds), callers: uniform(seconds).callers / 2 }
        const both = await Promise.all([one.run(half), other.run(half)])
        return {
          ours: both.reduce((sum, each) => sum + rateOf(each), 0),
          peer: rateOf(await one.run(uniform(seconds))),
        }
      },
      close: async () => {
        await one.close()
        await other.close()
      },
    }
  },
}
