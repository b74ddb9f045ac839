import { findHeads } from '#database/ledger/chains'
import type { Database } from '#database/open'
import { type Item, isHead } from '#proof/with-heads'

/** The heads among these items that are not the stored ones. */
export async function brokenHeads(
  db: Database,
  items: Item[],
): Promise<{ wallet: string; expected: string; found: string }[]> {
  const heads = items.filter(isHead)
  const stored = await findHeads(
    db,
    heads.map(({ wallet }) => wallet),
  )
  return heads.flatMap(({ wallet, head }) => {
    const found = stored.get(wallet) ?? 'none'
    return found === head ? [] : [{ wallet, expected: head, found }]
  })
}
