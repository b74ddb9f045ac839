import { Chain, type ChainEntry, type Head } from './chain.ts'

export type Item = ChainEntry | Head

export const isHead = (item: Item): item is Head => 'head' in item

/** Entries in order of wallet and seq, page by page, with the head of each wallet computed and put after its last entry. */
export async function* withHeads(pages: AsyncIterable<ChainEntry[]>): AsyncGenerator<Item[]> {
  let [wallet, entries, last, chain] = ['', 0, 0, new Chain()]
  const end = (): Head[] => (entries > 0 ? [{ wallet, entries, last, head: chain.head() }] : [])
  for await (const page of pages) {
    const items: Item[] = []
    for (const entry of page) {
      if (entry.wallet !== wallet) {
        items.push(...end())
        ;[wallet, entries, chain] = [entry.wallet, 0, new Chain()]
      }
      chain.add(entry)
      entries += 1
      last = entry.seq
      items.push(entry)
    }
    yield items
  }
  yield end()
}
