import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { Chain, type ChainEntry, type Head, noHead } from './chain.ts'
import { ProofError } from './proof-error.ts'
import { entryLine, type Header, headerLine, headLine, signatureLine, type Totals, totalsLine } from './proof-lines.ts'
import { Root } from './root.ts'
import { isSealed } from './seal.ts'
import { strictLines } from './strict-lines.ts'
import type { Item } from './with-heads.ts'

/** What a proof says, once all of it has been checked. `last` is the last wallet's head, with the balance it ends on. */
export type Proof = Header & Totals & { last: (Head & { balance: number }) | undefined }

/**
 * Reads a proof and checks it alone, in one pass: its form to the byte, each chain, each balance, the totals, the signature.
 * Yields entries and heads as they come, in the order of the file; only when all are read is the file known to be whole.
 */
export async function* readProof(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Item, Proof> {
  const reading = new Reading()
  for await (const text of strictLines(chunks)) {
    const item = reading.line(text)
    if (item) yield item
  }
  return reading.end()
}

class Reading {
  #number = 0
  #read = createHash('sha256')
  #header: Header | undefined
  #section: Section | undefined
  #last: Proof['last']
  #root = new Root()
  #totals: Totals | undefined
  #signed = false

  line(text: string): Item | undefined {
    this.#number += 1
    if (this.#signed) this.#fail('nothing may come after the signature')
    const value = this.#parsed(text)
    if (!this.#header) this.#header = this.#shaped(headerLine, value, text)
    else if ('signature' in value) return this.#signature(text, value)
    else if (this.#totals) this.#fail('after the totals comes the signature')
    else if ('root' in value) this.#end(this.#shaped(totalsLine, value, text))
    else if ('seq' in value) return this.#counted(text, this.#entry(this.#shaped(entryLine, value, text)))
    else return this.#counted(text, this.#head(this.#shaped(headLine, value, text)))
    this.#counted(text, undefined)
    return undefined
  }

  end(): Proof {
    if (!this.#signed) throw new ProofError('The file ends without its signature.')
    return { ...this.#header!, ...this.#totals!, last: this.#last }
  }

  #counted<T>(text: string, item: T): T {
    this.#read.update(`${text}\n`)
    return item
  }

  #entry(entry: ChainEntry): ChainEntry {
    if (!this.#section) {
      if (this.#last && entry.wallet <= this.#last.wallet) this.#fail('wallets must stand in order, each once')
      this.#section = new Section(entry.wallet)
    }
    const wrong = this.#section.add(entry)
    if (wrong) this.#fail(wrong)
    return entry
  }

  #head(head: Head): Head {
    const section = this.#section ?? new Section(head.wallet)
    if (this.#last && head.wallet <= this.#last.wallet) this.#fail('wallets must stand in order, each once')
    const found = section.head()
    if (JSON.stringify(found) !== JSON.stringify(head)) this.#fail('this head is not where the entries before it lead')
    this.#last = { ...head, balance: section.balance }
    this.#section = undefined
    this.#root.add(head)
    return head
  }

  #end(totals: Totals): void {
    const found = this.#root.totals()
    if (this.#section) this.#fail('the last wallet has no head')
    if (this.#header!.earnest === 'statement' && found.wallets !== 1) this.#fail('a statement is of one wallet')
    // A published head has the totals of a ledger that is not in the file.
    const alone = this.#header!.earnest === 'head' && found.wallets === 0
    if (!alone && JSON.stringify(found) !== JSON.stringify(totals)) this.#fail('these totals are not those of the file')
    this.#totals = totals
  }

  #signature(text: string, value: object): undefined {
    const { signature } = this.#shaped(signatureLine, value, text)
    if (!this.#totals) this.#fail('the totals are missing')
    const sealed = isSealed(this.#read.digest('hex'), { key: this.#header!.key, signature })
    if (!sealed) this.#fail('the signature is not of this file: something in it was changed after it was signed')
    this.#signed = true
  }

  #parsed(text: string): object {
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === 'object' && value !== null) return value
    } catch {}
    return this.#fail('this is not a line of a proof')
  }

  // A line must be, byte for byte, what Earnest would write for what it says: no other order, space or number form passes.
  #shaped<S extends z.ZodType>(schema: S, value: object, text: string): z.output<S> {
    const { success, data } = schema.safeParse(value)
    if (success && JSON.stringify(data) === text) return data
    return this.#fail('this line is not as Earnest writes it')
  }

  #fail(what: string): never {
    throw new ProofError(`Line ${this.#number}: ${what}.`)
  }
}

class Section {
  balance = 0
  #wallet: string
  #entries = 0
  #last = 0
  #chain = new Chain(noHead)

  constructor(wallet: string) {
    this.#wallet = wallet
  }

  /** Answers what is wrong, if anything is. */
  add(entry: ChainEntry): string | undefined {
    const { wallet, seq, debit, credit, amount, balance } = entry
    if (wallet !== this.#wallet) return 'a wallet ends with its head'
    if (this.#entries > 0 && seq <= this.#last) return 'entries must stand in order, each once'
    if (debit === credit) return 'an entry leads from one account to another'
    this.balance += (credit === 'available' ? amount : 0) - (debit === 'available' ? amount : 0)
    if (balance !== this.balance) return `the balance after this entry is ${this.balance}, not ${balance}`
    this.#chain.add(entry)
    this.#entries += 1
    this.#last = seq
    return undefined
  }

  head(): Head {
    return { wallet: this.#wallet, entries: this.#entries, last: this.#last, head: this.#chain.head() }
  }
}
