import type { Row } from '../bench-types.ts'
import { openWorker, rateOf, uniform } from '../load/open-worker.ts'
import { openMarket } from '../market.ts'

/** What a proposal costs with 1,000,000 wallets and 5,000,000 entries, and with 10,000 wallets. */
export const growth: Row = {
  what: 'cost with 1,000,000 wallets ÷ with 10,000',
  unit: 'µs each',
  aim: '≤ 1.3',
  open: async bench => {
    const of = (freelancers: number) => ({
      freelancers: freelancers * bench.scale,
      posts: 50_000 * bench.scale,
      lots: 5,
    })
    const large = await openWorker({ url: await openMarket(bench, 'large', of(1_000_000)) })
    const small = await openWorker({ url: await openMarket(bench, 'small', of(10_000)) })
    return {
      round: async seconds => ({
        ours: 1e6 / rateOf(await large.run(uniform(seconds))),
        peer: 1e6 / rateOf(await small.run(uniform(seconds))),
      }),
      close: async () => {
        await large.close()
        await small.close()
      },
    }
  },
}
