import { listHeads } from '#database/ledger/chains'
import { findLastHead } from '#database/ledger/ledger-heads'
import type { Totals } from '#proof/proof-lines'
import { Root } from '#proof/root'
import type { App } from '../app.ts'

/** The head of the whole ledger in one snapshot. Reads every wallet: for whoever runs the marketplace, not for every request. */
export function readHead(app: App): Promise<{ at: string; totals: Totals }> {
  return app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const [at, root] = [app.clock().toString(), new Root()]
      for await (const heads of listHeads(tx)) for (const head of heads) root.add(head)
      return { at, totals: root.totals() }
    })
}

/** The head that was published last. `file` is the signed text that `earnest verify` checks. */
export type PublishedHead = Totals & { at: string; file: string }

export async function readPublishedHead(app: App): Promise<PublishedHead | null> {
  const last = await findLastHead(app.db)
  if (!last) return null
  const [header, totals] = last.file.split('\n', 2).map(line => JSON.parse(line))
  return { at: header.at, ...totals, file: last.file }
}
