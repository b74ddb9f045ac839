import { inBurnOrder } from './burn-order.ts'
import { type Lot, lapsed, type Movement, type Wallet } from './wallet.ts'

/**
 * A lot lapses at its last instant; the line that says so is written by whoever touches the wallet next.
 *
 * The balance never waits for that line. It is dated at the instant of the lapse and comes before what follows it,
 * so that the statement runs in the order things happened; of lots that lapse together, the one received first comes first,
 * whoever writes. Source: policies/*.yaml, `lots.life`.
 */
export const lapseLots = (wallet: Wallet, now: Temporal.Instant, newId: () => string): Movement[] =>
  inBurnOrder(
    wallet.lots.filter(lot => lot.left > 0 && lapsed(lot, now)),
    'soonest-expiry',
  ).map(lot => lapseOf(wallet, lot, newId()))

const lapseOf = (wallet: Wallet, lot: Lot, id: string): Movement => ({
  id,
  walletId: wallet.id,
  kind: 'expired',
  at: lot.lapsesAt!,
  entries: [{ debit: 'available', credit: 'expired', lotId: lot.id, amount: lot.left }],
  postId: null,
  proposalId: null,
})
