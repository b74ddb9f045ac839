import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket, sizeAt } from '../market.ts'
import { openPgbench } from '../pgbench.ts'

const oneRow = 'update pgbench_accounts set abalance = abalance + 1 where aid = 1;\n'

/** One wallet pays for proposals to all posts; each round another wallet. */
export const hotWallet: Row = {
  what: 'one wallet charged by all ÷ pgbench updating one hot row',
  unit: 'per second',
  aim: '≥ 10',
  open: async bench => {
    const url = await openMarket(bench, 'hot_wallet', sizeAt(bench.scale))
    await bench.postgres.run('bench_hot_wallet', rich)
    const worker = await openWorker({ url })
    const pgbench = await openPgbench(bench, oneRow)
    let at = 0
    return {
      round: async seconds => ({
        ours: rateOf(await worker.run({ ...uniform(seconds), load: 'one-wallet', at: at++ })),
        peer: await pgbench.tps(seconds),
      }),
      close: worker.close,
    }
  },
}

// Enough in the first wallets for a proposal to every post.
const rich = `update lots set granted = 1000000, "left" = 1000000
  where wallet_id in (select member_id from members where is_freelancer order by member_id limit 20)`
