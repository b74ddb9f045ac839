import type { Tx } from '#database/open'
import { findHoldStates } from '#database/wallets/holds'
import { type Decision, decide, refuse } from '#economy/decision'
import { type Hold, heldBy } from '#economy/holds/hold'
import type { HoldMoved } from '#economy/holds/release-hold'
import type { Policy } from '#economy/policy/policy'
import { available, type Wallet } from '#economy/wallets/wallet'
import { type App, system } from '../app.ts'
import { isId } from '../fields.ts'
import type { Command } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'

export type HoldCommand = Command & { walletId: string; holdId: string }
/** In Connects: what it has captured and given back altogether, what it still holds, and what the wallet has afterwards. */
export type HoldChanged = {
  holdId: string
  state: Hold['state']
  captured: number
  released: number
  held: number
  balance: number
}

type Change<C> = {
  commands: C[]
  /** Whether the owner may do it, besides the marketplace. */
  byOwner: boolean
  decideOne: (
    command: C,
    hold: Hold,
    at: { wallet: Wallet; policy: Policy; now: Temporal.Instant },
  ) => Decision<HoldMoved>
}

/** Changes holds one command at a time, in arrival order. A hold that is somebody else's is not there. */
export async function changeHolds<C extends HoldCommand>(
  app: App,
  tx: Tx,
  { commands, byOwner, decideOne }: Change<C>,
): Promise<Decision<HoldChanged>[]> {
  const named = commands.filter(({ walletId, holdId }) => isId(walletId) && isId(holdId))
  const ledger = await openLedger(
    app,
    tx,
    named.map(({ walletId }) => walletId),
  )
  const states = await findHoldStates(tx, named)
  const decisions = commands.map(one)
  await ledger.save()
  return decisions

  function one(command: C): Decision<HoldChanged> {
    const { by, walletId, holdId } = command
    const state = states.get(`${walletId}/${holdId}`)
    if (!state || (by !== system && !(byOwner && by === walletId))) return refuse('hold-not-found')
    const hold = find(walletId, holdId)
    if (!hold) return refuse('hold-ended', { state })
    const decision = decideOne(command, hold, {
      wallet: ledger.wallet(walletId),
      policy: ledger.policy(walletId),
      now: ledger.now,
    })
    if (!decision.ok) return decision
    ledger.post(decision.value.movement, decision.value.opened)
    const after = find(walletId, holdId)!
    const { captured, released } = after
    const balance = available(ledger.wallet(walletId), ledger.now)
    return decide({ holdId, state: after.state, captured, released, held: heldBy(after), balance })
  }

  function find(walletId: string, holdId: string): Hold | undefined {
    return ledger.wallet(walletId).holds.find(({ id }) => id === holdId)
  }
}
