import { day } from '#components/figures/day'
import type { App } from '#marketplace/app'
import { readFirstPack } from '#marketplace/purchases/read-first-pack'

/** What a first purchase brings back besides, while it covers what is sent with it. */
export async function firstPackSentence(app: App, by: string | undefined): Promise<string | null> {
  const pack = by ? await readFirstPack(app, by) : null
  if (pack?.state !== 'covers') return null
  const until = day(pack.coversUntil, app.clock().toString())
  return `Unless you withdraw it, what your first purchase pays of it comes back later if nobody hires you for what you send with that purchase until ${until}.`
}
