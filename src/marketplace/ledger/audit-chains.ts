import { hash } from 'node:crypto'
import type { Difference } from '#database/ledger/audit-queries'
import { listEntries } from '#database/ledger/chains'
import { listLedgerHeads } from '#database/ledger/ledger-heads'
import type { Database } from '#database/open'
import { noHead } from '#proof/chain'
import { withHeads } from '#proof/with-heads'
import { brokenHeads } from './broken-heads.ts'

/** Every wallet whose stored head is not what its entries give, and every published head that does not follow the one before. */
export async function auditChains(db: Database): Promise<Difference[]> {
  const differences: Difference[] = []
  for await (const items of withHeads(listEntries(db)))
    for (const broken of await brokenHeads(db, items))
      differences.push({ check: 'the chain of a wallet leads to its head', ...broken })
  return [...differences, ...(await auditPublished(db))]
}

async function auditPublished(db: Database): Promise<Difference[]> {
  const heads = await listLedgerHeads(db)
  return heads.flatMap(({ number, file }, i) => {
    const expected = i > 0 ? hash('sha256', heads[i - 1]!.file) : noHead
    const found = (JSON.parse(file.split('\n', 1)[0]!) as { before?: string }).before ?? 'none'
    const check = 'a published head names the one before'
    return found === expected && number === i + 1 ? [] : [{ check, subject: `head ${number}`, expected, found }]
  })
}
