import type { Policy } from '../policy/policy.ts'
import { changeBy, type Entry, type Movement, type Wallet } from '../wallets/wallet.ts'

/**
 * While a wallet owes Connects, what arrives in it settles that first, in a line of its own; what it has already stays.
 *
 * Grants do and whatever comes back does, because the Connects that come back may be the very ones that were never paid for;
 * whether bought ones do is the policy's choice. All that arrived is booked, and what settles leaves in the movement after it.
 * Answers that movement, or nothing. `wallet` is as `arrived` left it. Source: ours, `corrections.purchasesSettle`.
 */
export function settleOwed(
  wallet: Wallet,
  arrived: Movement,
  { policy, movementId }: { policy: Policy; movementId: string },
): Movement | undefined {
  if (wallet.owed === 0 || (arrived.kind === 'purchased' && !policy.corrections.purchasesSettle)) return undefined
  let due = wallet.owed
  const entries = [...arrivals(arrived)].flatMap(([lotId, arrived]): Entry[] => {
    const amount = Math.min(due, arrived)
    due -= amount
    return amount > 0 ? [{ debit: 'available', credit: 'revoked', lotId, amount }] : []
  })
  if (entries.length === 0) return undefined
  entries[0]!.note = due > 0 ? `${due} more are owed` : 'nothing more is owed'
  const { walletId, at } = arrived
  return { id: movementId, walletId, kind: 'settled', at, entries, postId: null, proposalId: null }
}

/** What a movement has brought, lot by lot. */
function arrivals({ entries }: Movement): Map<string, number> {
  const brought = new Map<string, number>()
  for (const entry of entries) brought.set(entry.lotId, (brought.get(entry.lotId) ?? 0) + changeBy('available', entry))
  return brought
}
