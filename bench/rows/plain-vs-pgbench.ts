import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'
import { openPgbench } from '../pgbench.ts'

/** For orientation: the same proposals, each in a transaction of its own, ten connections at once. */
export const plainVsPgbench: Row = {
  what: 'one transaction a proposal ÷ pgbench',
  unit: 'per second',
  aim: 'none',
  open: async bench => {
    const worker = await openWorker({ url: await openMarket(bench, 'plain', sizeAt(bench.scale)) })
    const pgbench = await openPgbench(bench)
    return {
      round: async seconds => ({
        ours: rateOf(await worker.run({ ...uniform(seconds), callers: 16, alone: true })),
        peer: await pgbench.tps(seconds),
      }),
      close: worker.close,
    }
  },
}
