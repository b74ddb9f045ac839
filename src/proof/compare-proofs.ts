import { batchOf, type ChainEntry, entryText, type Head } from './chain.ts'
import { ProofError } from './proof-error.ts'
import type { Proof } from './read-proof.ts'
import { type Item, isHead } from './with-heads.ts'

type Reading = AsyncGenerator<Item, Proof>

/**
 * Reads both to their ends, and proves that each entry of the older one stands in the newer one, unchanged and in its place:
 * the older chain of a wallet is the beginning of the newer. Throws a sentence on the first difference.
 */
export async function compareProofs(older: Reading, newer: Reading): Promise<{ older: Proof; newer: Proof }> {
  let [old, found] = [await older.next(), await newer.next()]
  for (; !old.done; old = await older.next()) {
    const entry = old.value
    if (isHead(entry)) {
      isLink(entry, found.done ? undefined : found.value)
      continue
    }
    while (!found.done && found.value.wallet < entry.wallet) found = await newer.next()
    same(entry, found.done ? undefined : found.value)
    found = await newer.next()
  }
  while (!found.done) found = await newer.next()
  const proofs = { older: old.value, newer: found.value }
  if (proofs.older.earnest === 'head') sameRoot(proofs)
  return proofs
}

function same(entry: ChainEntry, found: Item | undefined): void {
  const which = `entry ${entry.seq} of wallet ${entry.wallet}`
  if (found?.wallet !== entry.wallet) throw new ProofError(`Wallet ${entry.wallet} is missing in the newer file.`)
  if (isHead(found) || found.seq > entry.seq) throw new ProofError(`In the newer file, ${which} is missing.`)
  if (found.seq < entry.seq) throw new ProofError(`In the newer file, entry ${found.seq} was put in before ${which}.`)
  if (entryText(found) !== entryText(entry))
    throw new ProofError(
      `In the newer file, ${which} is another.\nIt was ${entryText(entry)}\nIt is  ${entryText(found)}`,
    )
}

// The older head is a link of the newer chain: what follows it begins another batch.
function isLink({ wallet, last }: Head, next: Item | undefined): void {
  if (next?.wallet === wallet && !isHead(next) && batchOf(next.seq) === batchOf(last))
    throw new ProofError(
      `In the newer file, entry ${next.seq} of wallet ${wallet} was put into a batch that had ended.`,
    )
}

// A published head alone has no entries to look for: it is the head of one export, the one with its root.
function sameRoot({ older, newer }: { older: Proof; newer: Proof }): void {
  if (older.root !== newer.root)
    throw new ProofError(`The published head has the root ${older.root}, the newer file has ${newer.root}.`)
}
