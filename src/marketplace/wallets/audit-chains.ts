import type { Difference } from '#database/audit-queries'
import { findHeads, listEntries } from '#database/chains'
import type { Database } from '#database/open'
import { isHead, withHeads } from '#proof/with-heads'

/** Every wallet whose stored head is not what its entries give, a page of the ledger at a time. */
export async function auditChains(db: Database): Promise<Difference[]> {
  const differences: Difference[] = []
  for await (const items of withHeads(listEntries(db))) {
    const heads = items.filter(isHead)
    const stored = await findHeads(
      db,
      heads.map(({ wallet }) => wallet),
    )
    for (const { wallet, head } of heads) {
      const found = stored.get(wallet) ?? 'none'
      if (found !== head)
        differences.push({ check: 'the chain of a wallet leads to its head', wallet, expected: head, found })
    }
  }
  return differences
}
