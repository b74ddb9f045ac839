import type { Tx } from '#database/open'
import { findDiscounts, type StoredDiscount, saveUsed } from '#database/purchases/discounts'
import type { Policy } from '#economy/policy/policy'
import { usedDiscount } from '#economy/purchases/discount'

type Paid = { walletId: string } & Parameters<typeof usedDiscount>[0]

/** What buyers have claimed, of which each is used once, however many purchases come together. */
export type OpenDiscounts = {
  /** The one a purchase is made at, if at one. */
  of(paid: Paid, policy: Policy, now: Temporal.Instant): StoredDiscount | undefined
  use(discount: StoredDiscount, lotId: string): void
  /** The one a purchase has used up. */
  usedBy(walletId: string, lotId: string): StoredDiscount | undefined
  save(now: Temporal.Instant): Promise<void>
}

/** Of wallets that are locked. */
export async function openDiscounts(tx: Tx, walletIds: string[]): Promise<OpenDiscounts> {
  let claimed = await findDiscounts(tx, walletIds)
  const used: StoredDiscount[] = []
  return {
    of: ({ walletId, ...paid }, policy, now) => {
      const open = claimed.filter(each => each.walletId === walletId && each.lotId === null)
      return usedDiscount(paid, { claimed: open, policy }, now)
    },
    use: (discount, lotId) => {
      const now = { ...discount, lotId }
      claimed = claimed.map(each => (each === discount ? now : each))
      used.push(now)
    },
    usedBy: (walletId, lotId) => claimed.find(each => each.walletId === walletId && each.lotId === lotId),
    save: now => saveUsed(tx, used, now),
  }
}
