import type { Row } from '../bench-types.ts'
import { openHttp } from '../load/open-http.ts'
import { rateOf } from '../load/open-worker.ts'
import { openPgbench } from '../pgbench.ts'

/** The same proposals through the API: bearer keys, idempotency keys, from another process. */
export const httpVsPgbench: Row = {
  what: 'proposals by authenticated POST with idempotency keys ÷ pgbench',
  unit: 'per second',
  aim: '≥ 1',
  open: async bench => {
    const http = await openHttp(bench)
    const pgbench = await openPgbench(bench)
    return {
      round: async seconds => ({ ours: rateOf(await http.run({ seconds })), peer: await pgbench.tps(seconds) }),
      close: http.close,
    }
  },
}
