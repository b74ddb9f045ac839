import type { PostedMovement } from '#database/ledger/ledger-entries'
import type { WalletRead } from '#database/wallets/wallets'
import { tellsForfeit } from '#economy/plans/tell-forfeit'
import { changeOf } from '#economy/wallets/wallet'
import type { NoticeToSend } from '../notices/notify.ts'

/** Tells owners what happened by itself to Connects of theirs, whoever wrote it down: what settled something they owed, and what was forfeited beyond what they had been told. */
export const settledNotices = (posted: PostedMovement[], read: Map<string, WalletRead>): NoticeToSend[] =>
  posted.flatMap(one => {
    const text = textOf(one, read.get(one.movement.walletId)!.told)
    return text ? [{ memberId: one.movement.walletId, ...text, link: '/wallet' }] : []
  })

function textOf({ movement, balances }: PostedMovement, told: number): Pick<NoticeToSend, 'kind' | 'text'> | undefined {
  const { kind, at, entries } = movement
  const some = Math.abs(changeOf('available', movement))
  if (kind === 'settled')
    return {
      kind: 'owed-settled',
      text: `${some} of the Connects you received settled what you owed for a purchase that was charged back: ${entries[0]!.note}.`,
    }
  if (kind === 'forfeited' && tellsForfeit(some, told))
    return {
      kind: 'forfeited',
      text: `${some} of your Connects ${some === 1 ? 'was' : 'were'} forfeited on ${at.toString().slice(0, 10)}, when your month began: at most ${balances.at(-1)} are carried into it.`,
    }
  return undefined
}
