import { hash } from 'node:crypto'

/** A ledger entry as the chain has it. Ids are in lower case, instants are milliseconds since 1970. */
export type ChainEntry = {
  wallet: string
  seq: number
  movement: string
  at: number
  kind: string
  debit: string
  credit: string
  lot: string
  amount: number
  balance: number
  post: string | null
  proposal: string | null
  hold: string | null
  policy: string
  note: string
}

/** Where a wallet's chain has come to: `last` is the `seq` of the last of its `entries`. */
export type Head = { wallet: string; entries: number; last: number; head: string }

/** The head of a wallet in which nothing has moved yet. */
export const noHead = '0'.repeat(64)

/** How far apart the `seq` of two batches begin: where a link ends follows from the entries alone. */
export const placesInBatch = 1_000_000

export const batchOf = (seq: number): number => Math.floor(seq / placesInBatch)

/** The one text of an entry: what is hashed, and its line in a proof. JSON has no raw line break, so lines cannot run together. */
export const entryText = (entry: ChainEntry): string =>
  JSON.stringify({
    wallet: entry.wallet,
    seq: entry.seq,
    movement: entry.movement,
    at: entry.at,
    kind: entry.kind,
    debit: entry.debit,
    credit: entry.credit,
    lot: entry.lot,
    amount: entry.amount,
    balance: entry.balance,
    post: entry.post,
    proposal: entry.proposal,
    hold: entry.hold,
    policy: entry.policy,
    note: entry.note,
  } satisfies ChainEntry)

export const headText = ({ wallet, entries, last, head }: Head): string =>
  JSON.stringify({ wallet, entries, last, head } satisfies Head)

/**
 * A wallet's chain, one link a batch: the SHA-256 of the head before and the texts of the batch's entries.
 * Entries are added in order of `seq`; the head is asked for when a batch is whole.
 */
export class Chain {
  #head: string
  #batch = -1
  #texts: string[] = []

  constructor(head = noHead) {
    this.#head = head
  }

  add(entry: ChainEntry): void {
    const batch = batchOf(entry.seq)
    if (batch !== this.#batch) this.#link()
    this.#batch = batch
    this.#texts.push(entryText(entry))
  }

  head(): string {
    this.#link()
    return this.#head
  }

  #link(): void {
    if (this.#texts.length > 0) this.#head = hash('sha256', `${this.#head}\n${this.#texts.join('\n')}\n`)
    this.#texts = []
  }
}
