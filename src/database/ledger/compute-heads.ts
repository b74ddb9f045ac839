import { isHead, withHeads } from '#proof/with-heads'
import type { Tx } from '../open.ts'
import { saveHeads } from '../wallets/wallets.ts'
import { writeTogether } from '../write-together.ts'
import { listEntries } from './chains.ts'

/** Computes the head of every wallet from its entries: once, for a ledger that is older than its chain. */
export async function computeHeads(tx: Tx): Promise<void> {
  for await (const items of withHeads(listEntries(tx)))
    await writeTogether(tx, {
      heads: saveHeads(new Map(items.filter(isHead).map(({ wallet, head }) => [wallet, head]))),
    })
}
