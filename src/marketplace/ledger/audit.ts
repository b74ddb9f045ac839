import { type Difference, findDifferences, sumAccounts } from '#database/ledger/audit-queries'
import type { Database } from '#database/open'
import { accounts } from '#economy/wallets/wallet'
import { auditChains } from './audit-chains.ts'

/** Connects by the account they are in. `issued` is the sum of all the others: every Connect is in exactly one place. */
export type Audit = { ok: boolean; connects: Record<(typeof accounts)[number], number>; differences: Difference[] }

/** Recomputes everything from the ledger's entries, in one snapshot, and reports every difference from what is stored. */
export function audit(db: Database): Promise<Audit> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const sums = await sumAccounts(tx)
      const connects = Object.fromEntries(accounts.map(account => [account, sums[account] ?? 0])) as Audit['connects']
      connects.issued = -connects.issued || 0 // Connects leave `issued` and never come back: its sum is what all others hold.
      const elsewhere = accounts.reduce((sum, account) => (account === 'issued' ? sum : sum + connects[account]), 0)
      const differences = [...(await findDifferences(tx)), ...(await auditChains(tx))]
      if (elsewhere !== connects.issued)
        differences.unshift({
          check: 'every Connect issued is in exactly one place',
          expected: connects.issued,
          found: elsewhere,
        })
      return { ok: differences.length === 0, connects, differences }
    })
}
