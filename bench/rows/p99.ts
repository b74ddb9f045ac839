import type { Row } from '../bench-types.ts'
import { percentile } from '../figures.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'
import { openPgbench } from '../pgbench.ts'

/** The slowest of a hundred proposals at half of what the engine can do, against an ordinary transaction of pgbench. */
export const p99: Row = {
  what: 'p99 of a proposal at half of saturation ÷ p50 of pgbench',
  unit: 'ms',
  aim: '≤ 6',
  open: async bench => {
    const worker = await openWorker({ url: await openMarket(bench, 'p99', sizeAt(bench.scale)) })
    const pgbench = await openPgbench(bench)
    return {
      round: async seconds => {
        const perSecond = rateOf(await worker.run(uniform(seconds))) / 2
        const { took } = await worker.run({ ...uniform(seconds), perSecond })
        return { ours: percentile(took, 0.99), peer: await pgbench.p50(seconds) }
      },
      close: worker.close,
    }
  },
}
