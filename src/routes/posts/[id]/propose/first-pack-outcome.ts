import { day } from '#components/figures/day'
import type { App } from '#marketplace/app'
import { readFirstPack } from '#marketplace/purchases/read-first-pack'

/** What else brings the Connects of a proposal back while a first purchase covers what is sent with it. */
export async function firstPackOutcome(app: App, by: string | undefined): Promise<string[]> {
  const pack = by ? await readFirstPack(app, by) : null
  if (pack?.state !== 'covers') return []
  const until = day(pack.coversUntil, app.clock().toString())
  return [`your first purchase pays for it and nothing you send with that until ${until} is hired`]
}
