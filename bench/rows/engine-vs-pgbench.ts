import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'
import { openPgbench } from '../pgbench.ts'

/** Whole paid proposals a second, against PostgreSQL's own measure of a small payment. */
export const engineVsPgbench: Row = {
  what: 'whole paid proposals ÷ pgbench, TPC-B-like',
  unit: 'per second',
  aim: '≥ 3',
  open: async bench => {
    const worker = await openWorker({ url: await openMarket(bench, 'engine', sizeAt(bench.scale)) })
    const pgbench = await openPgbench(bench)
    return {
      round: async seconds => ({
        ours: rateOf(await worker.run(uniform(seconds))),
        peer: await pgbench.tps(seconds),
      }),
      close: worker.close,
    }
  },
}
