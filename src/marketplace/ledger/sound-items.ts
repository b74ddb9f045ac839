import type { Database } from '#database/open'
import type { ChainEntry } from '#proof/chain'
import { type Item, withHeads } from '#proof/with-heads'
import { brokenHeads } from './broken-heads.ts'

/** Entries with their heads, as long as these are the stored ones: what does not prove itself gets no signature. */
export async function* soundItems(db: Database, pages: AsyncIterable<ChainEntry[]>): AsyncGenerator<Item[]> {
  for await (const items of withHeads(pages)) {
    const [broken] = await brokenHeads(db, items)
    if (broken) throw new Error(`The chain of wallet ${broken.wallet} does not lead to its head: run \`earnest audit\``)
    yield items
  }
}
