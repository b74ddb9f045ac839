import { type Decision, decide, refuse } from '../decision.ts'

/**
 * A payment buys in one wallet only; where it was recorded for a wrong one, it is taken back there before it buys in another.
 *
 * A report that names the wrong wallet is sent again with the right one: both would have the Connects of one payment. `boughtIn`
 * is the wallet in which it has bought and was not taken back. Source: ours.
 */
export const claimPayment = (
  { reference, walletId }: { reference: string; walletId: string },
  boughtIn: string | undefined,
): Decision<{ walletId: string }> =>
  boughtIn === undefined || boughtIn === walletId
    ? decide({ walletId })
    : refuse('payment-elsewhere', { reference, wallet: boughtIn })
