import { findHead, listWalletEntries } from '#database/ledger/chains'
import { type Head, headText, noHead } from '#proof/chain'
import type { Seal } from '#proof/seal'
import { type Item, isHead, withHeads } from '#proof/with-heads'
import { writeProof } from '#proof/write-proof'
import type { App } from '../app.ts'

/** A wallet's whole statement with its proof, page by page: whoever has the file can check it without this marketplace. */
export async function* proveStatement(app: App, seal: Seal, walletId: string): AsyncGenerator<string> {
  const head = (await findHead(app.db, walletId)) ?? { wallet: walletId, entries: 0, last: 0, head: noHead }
  yield* writeProof({ earnest: 'statement', at: app.clock().toString() }, itemsUpTo(app, head), seal)
}

// No transaction: it would last as long as somebody's download. Nothing up to the head changes any more.
async function* itemsUpTo(app: App, head: Head): AsyncGenerator<Item[]> {
  if (head.entries === 0) return yield [head]
  for await (const items of withHeads(listWalletEntries(app.db, head.wallet, head.last))) {
    const end = items.find(isHead)
    if (end && headText(end) !== headText(head))
      throw new Error(`The chain of wallet ${head.wallet} does not lead to its head: run \`earnest audit\``)
    yield items
  }
}
