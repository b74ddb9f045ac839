import type { AdjustmentRow } from '#database/tables'
import type { AdjustmentState } from '#economy/adjustments/adjust-connects'
import { connectsWords } from '#economy/figure-words'
import type { NoticeToSend } from '../notices/notify.ts'

/** How an adjustment stands, and what its wallet has afterwards; Connects below zero are taken. */
export type AdjustmentAnswer = {
  walletId: string
  adjustmentId: string
  connects: number
  state: AdjustmentState
  balance: number
}

/** The owner of the wallet reads of it what was done and why. */
export const noticeToOwner = ({ wallet_id: memberId, connects, reason }: AdjustmentRow): NoticeToSend => ({
  memberId,
  kind: 'wallet-adjusted',
  text: `We ${connects > 0 ? 'gave you' : 'took back'} ${connectsWords(Math.abs(connects))}: ${reason}`,
  link: '/wallet#statement',
})
