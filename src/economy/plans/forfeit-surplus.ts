import { inBurnOrder } from '../wallets/burn-order.ts'
import { available, type Entry, type Movement, spendable, type Wallet } from '../wallets/wallet.ts'

/**
 * When a cycle ends, what is above the plan's cap is forfeited: free Connects before bought ones, soonest to lapse first.
 *
 * The cap is that of the plan whose cycle ends, since it is what that plan promised. What is held is neither carried nor
 * forfeited: it is not there to be spent, and it comes back whole. Source: the surplus dies at the next billing date and
 * what was carried is capped before the new grant (B); the order is ours; policies/*.yaml, `plans[].carried`.
 */
export function forfeitSurplus(
  wallet: Wallet,
  { carried, at, movementId }: { carried: number | null; at: Temporal.Instant; movementId: string },
): Movement | undefined {
  if (carried === null) return undefined
  let due = available(wallet, at) - carried
  if (due <= 0) return undefined
  const entries: Entry[] = []
  for (const lot of inBurnOrder(wallet.lots, 'free-first')) {
    const amount = Math.min(due, spendable(lot, at))
    if (amount > 0) entries.push({ debit: 'available', credit: 'forfeited', lotId: lot.id, amount })
    due -= amount
  }
  return { id: movementId, walletId: wallet.id, kind: 'forfeited', at, entries, postId: null, proposalId: null }
}
