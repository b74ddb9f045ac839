import type { PostedMovement } from '#database/ledger-entries'
import { Chain, type ChainEntry } from '#proof/chain'

/** The head of each wallet after these movements of one batch; `before` has the heads they begin from. */
export function headsAfter(
  posted: PostedMovement[],
  before: Map<string, string | null>,
): { walletId: string; head: string }[] {
  const chains = new Map<string, Chain>()
  for (const one of posted) {
    const { walletId } = one.movement
    const chain = chains.get(walletId) ?? new Chain(before.get(walletId) ?? undefined)
    chains.set(walletId, chain)
    for (const entry of entriesOf(one)) chain.add(entry)
  }
  return [...chains].map(([walletId, chain]) => ({ walletId, head: chain.head() }))
}

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
    policy,
    note,
  }))
