import { count } from '#components/figures/count'
import { connectsWords } from '#economy/figure-words'
import type { AdjustmentAnswer } from '#marketplace/adjustments/adjustment-answer'
import type { PurchaseRevoked } from '#marketplace/purchases/revoke-purchase'

const was = (n: number) => (n === 1 ? 'was' : 'were')

/** What has become of an adjustment that was asked for. */
export const adjustmentAsked = (owner: string, { state, connects, balance }: AdjustmentAnswer): string =>
  state === 'waiting'
    ? 'It waits for another operator: it is more than one may give or take alone, or your own wallet. No Connects have moved.'
    : `${connectsWords(Math.abs(connects))} ${was(Math.abs(connects))} ${connects > 0 ? 'given' : 'taken'}. ${owner} has ${count(balance)} now and has been told why.`

/** What has become of one that waited. */
export const adjustmentDecided = ({ state, connects, balance }: AdjustmentAnswer): string =>
  state === 'made'
    ? `Approved. ${connectsWords(Math.abs(connects))} ${was(Math.abs(connects))} ${connects > 0 ? 'given' : 'taken'}; the wallet has ${count(balance)} now.`
    : 'Rejected. No Connects have moved, and whoever asked for it has been told why.'

/** What a revocation took. */
export const revocationDone = ({ revoked, taken, shortfall }: PurchaseRevoked): string => {
  if (!revoked) return 'This purchase had been revoked before. Nothing was taken a second time.'
  const owed =
    shortfall > 0
      ? `${count(shortfall)} ${was(shortfall)} used or held and ${shortfall === 1 ? 'is' : 'are'} owed`
      : 'nothing is owed'
  return `Revoked. ${count(taken)} ${was(taken)} left and ${taken === 1 ? 'is' : 'are'} gone; ${owed}.`
}
