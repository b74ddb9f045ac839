import { hash } from 'node:crypto'
import { findLastHead, insertHead } from '#database/ledger/ledger-heads'
import { noHead } from '#proof/chain'
import type { Totals } from '#proof/proof-lines'
import type { Seal } from '#proof/seal'
import { writeHead } from '#proof/write-proof'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'

/** Publishes a head of the ledger for good: signed, and naming the one published before it. Answers the signed text. */
export function publishHead(app: App, seal: Seal, head: { at: string; totals: Totals }): Promise<string> {
  return committed(app, async tx => {
    const last = await findLastHead(tx)
    const file = writeHead({ ...head, before: last ? hash('sha256', last.file) : noHead }, seal)
    await insertHead(tx, { number: (last?.number ?? 0) + 1, file, at: app.clock() })
    return file
  })
}
