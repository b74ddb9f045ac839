import type { Row } from '../bench-types.ts'
import { openHttp } from '../load/open-http.ts'
import { rateOf } from '../load/open-worker.ts'

/** The server's memory after a million proposals by HTTP. There is no peer: the ratio is the megabytes themselves. */
export const rss: Row = {
  what: 'megabytes of server memory after a million proposals',
  unit: 'MB',
  aim: '≤ 350',
  open: async bench => {
    const http = await openHttp(bench)
    let sent = 0
    return {
      round: async () => {
        const most = 1_000_000 * bench.scale - sent
        if (most > 0) rateOf(await http.run({ seconds: 3600, most }))
        sent += most
        return { ours: http.rss(), peer: 1 }
      },
      close: http.close,
    }
  },
}
