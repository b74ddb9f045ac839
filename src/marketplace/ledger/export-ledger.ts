import { listEntries } from '#database/ledger/chains'
import type { Totals } from '#proof/proof-lines'
import type { Seal } from '#proof/seal'
import { writeProof } from '#proof/write-proof'
import type { App } from '../app.ts'
import { soundItems } from './sound-items.ts'

type Export = { seal: Seal; write: (text: string) => Promise<void> }

/** Hands the whole ledger as it is now to `write`, a page at a time, as a proof. Answers when it was, and its totals. */
export function exportLedger(app: App, { seal, write }: Export): Promise<{ at: string; totals: Totals }> {
  return app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const at = app.clock().toString()
      const texts = writeProof({ earnest: 'ledger', at }, soundItems(tx, listEntries(tx)), seal)
      let text = await texts.next()
      for (; !text.done; text = await texts.next()) await write(text.value)
      return { at, totals: text.value }
    })
}
