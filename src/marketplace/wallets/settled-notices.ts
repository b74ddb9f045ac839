import type { PostedMovement } from '#database/ledger-entries'
import type { NoticeToSend } from '../notices/notify.ts'

/** Tells owners what of the Connects that arrived has settled what they owed, whoever brought them. */
export const settledNotices = (posted: PostedMovement[]): NoticeToSend[] =>
  posted
    .filter(({ movement }) => movement.kind === 'settled')
    .map(({ movement: { walletId, entries } }) => {
      const settled = entries.reduce((sum, { amount }) => sum + amount, 0)
      return {
        memberId: walletId,
        kind: 'owed-settled',
        text: `${settled} of the Connects you received settled what you owed for a purchase that was charged back: ${entries[0]!.note}.`,
        link: '/wallet',
      }
    })
