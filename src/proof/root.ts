import { createHash } from 'node:crypto'
import { type Head, headText } from './chain.ts'
import type { Totals } from './proof-lines.ts'

/** The head of the whole ledger: the SHA-256 of the head lines of all wallets, in order of wallet. */
export class Root {
  #hash = createHash('sha256')
  #wallets = 0
  #entries = 0

  add(head: Head): void {
    this.#hash.update(`${headText(head)}\n`)
    this.#wallets += 1
    this.#entries += head.entries
  }

  totals(): Totals {
    return { wallets: this.#wallets, entries: this.#entries, root: this.#hash.copy().digest('hex') }
  }
}
