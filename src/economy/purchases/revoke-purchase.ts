import type { Entry, Lot, Membership, Movement, Wallet } from '../wallets/wallet.ts'

/**
 * When a purchase is charged back, what is left of it goes; what was used of it or is still held is owed, and what had lapsed or was taken back by hand is not.
 *
 * A hold keeps what it holds, so that an auction's sums stay right: it is owed, and settled when it comes back. Connects that
 * had come back into a lot of their own belong to the purchase they are from. What lapsed was of no use to anybody, and
 * what an operator took is not taken twice. No other Connects of the wallet are touched. Source: ours; the platforms close the account.
 */
export function revokePurchase(
  lot: Lot,
  { wallet, lapsed, movementId, othersStand }: Revoking,
  now: Temporal.Instant,
): Revoked {
  const entries = wallet.lots
    .filter(each => isOf(lot, each) && each.left > 0)
    .map((each): Entry => ({ debit: 'available', credit: 'revoked', lotId: each.id, amount: each.left }))
  const taken = entries.reduce((sum, { amount }) => sum + amount, 0)
  const shortfall = lot.granted - taken - lapsed
  if (shortfall < 0) throw new Error(`Of lot ${lot.id} are ${taken} left and ${lapsed} lapsed: more than it had`)
  if (shortfall > 0 && entries[0]) entries[0].note = `${shortfall} more were spent or are held, and are owed`
  return {
    taken,
    shortfall,
    membership: { ...wallet.membership, hasBought: othersStand },
    movement: {
      id: movementId,
      walletId: wallet.id,
      kind: 'revoked',
      at: now,
      entries,
      postId: null,
      proposalId: null,
      shortfall,
    },
  }
}

/** `lapsed` is how many Connects of the purchase had expired, were forfeited or taken back by hand; `othersStand`, whether another was paid for and not charged back. */
export type Revoking = { wallet: Wallet; lapsed: number; movementId: string; othersStand: boolean }
export type Revoked = { movement: Movement; taken: number; shortfall: number; membership: Membership }

const isOf = (lot: Lot, { id, originLotId }: Lot): boolean => id === lot.id || originLotId === lot.id

/** What these movements let expire, forfeited or took back by hand of a purchase, less what came out of that again. */
export const lapsedOf = (lot: Lot, { lots }: Wallet, movements: Movement[]): number => {
  const own = new Set(lots.filter(each => isOf(lot, each)).map(({ id }) => id))
  const gone = (account: string, kind: string) =>
    Number(account === 'expired' || account === 'forfeited' || (kind === 'adjusted' && account === 'revoked'))
  return movements
    .flatMap(({ kind, entries }) => entries.map(entry => ({ ...entry, kind })))
    .filter(({ lotId }) => own.has(lotId))
    .reduce((sum, { debit, credit, amount, kind }) => sum + (gone(credit, kind) - gone(debit, kind)) * amount, 0)
}
