import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#database/open'
import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { fillMarket, openMarket, sizeAt } from '../market.ts'

/** The same engine on the embedded database, on disk. */
export const pglite: Row = {
  what: 'engine on the embedded database ÷ engine on PostgreSQL',
  unit: 'per second',
  aim: '≥ 0.3',
  open: async bench => {
    const dataDir = mkdtempSync(join(tmpdir(), 'earnest-bench-pglite-'))
    const { db, close } = await openDatabase({ dataDir })
    await fillMarket(db, sizeAt(bench.scale))
    await close()
    const embedded = await openWorker({ dataDir })
    const worker = await openWorker({ url: await openMarket(bench, 'pglite', sizeAt(bench.scale)) })
    return {
      round: async seconds => ({
        ours: rateOf(await embedded.run(uniform(seconds))),
        peer: rateOf(await worker.run(uniform(seconds))),
      }),
      close: async () => {
        await embedded.close()
        await worker.close()
        rmSync(dataDir, { recursive: true, force: true })
      },
    }
  },
}
