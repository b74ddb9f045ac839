import type { PostedMovement } from '#database/ledger/ledger-entries'
import type { WalletRead } from '#database/wallets/wallets'
import { Chain, type ChainEntry, noHead } from '#proof/chain'

/** The head of each wallet after these movements of one batch; `before` has the heads they begin from. */
export function headsAfter(posted: PostedMovement[], before: Map<string, WalletRead>): Map<string, string> {
  const chains = new Map<string, Chain>()
  for (const one of posted.filter(moves)) {
    const { walletId } = one.movement
    const chain = chains.get(walletId) ?? new Chain(before.get(walletId)?.head ?? noHead)
    chains.set(walletId, chain)
    for (const entry of entriesOf(one)) chain.add(entry)
  }
  return new Map([...chains].map(([walletId, chain]) => [walletId, chain.head()]))
}

// A proposal that is free moves nothing, and adds no link.
const moves = ({ movement }: PostedMovement): boolean => movement.entries.length > 0

const entriesOf = ({ movement, seq, balances, policy }: PostedMovement): ChainEntry[] =>
  movement.entries.map(({ debit, credit, lotId, amount, note = '' }, i) => ({
    wallet: movement.walletId,
    seq: seq + i,
    movement: movement.id,
    at: movement.at.epochMilliseconds,
    kind: movement.kind,
    debit,
    credit,
    lot: lotId,
    amount,
    balance: balances[i]!,
    post: movement.postId,
    proposal: movement.proposalId,
    hold: movement.holdId ?? null,
    policy,
    note,
  }))
