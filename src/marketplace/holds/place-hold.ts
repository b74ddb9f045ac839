import { findHoldsByReason, type PlacedBefore } from '#database/wallets/holds'
import { type Decision, decide, refuse } from '#economy/decision'
import { placeHold as decidePlacing } from '#economy/holds/place-hold'
import { available } from '#economy/wallets/wallet'
import { isId, storable } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'

/** `reason` is the hold's own within the wallet, so that a retry does not place a second; `purpose` is for its owner to read. */
export type PlaceHold = Command & {
  connects: number
  reason: string
  purpose: string
  timesOutAt: Temporal.Instant
}
/** `balance` in Connects, after placing. */
export type HoldPlaced = { holdId: string; connects: number; timesOutAt: string; balance: number }

/** A member sets some of their own Connects aside. Runs gathered with others: see gather.ts. */
export const placeHold = gathered<PlaceHold, HoldPlaced>('place-hold', async (app, tx, commands) => {
  const asked = commands
    .filter(({ by }) => isId(by))
    .map(({ by, reason }) => ({ walletId: by, reason: storable(reason) }))
  const ledger = await openLedger(
    app,
    tx,
    asked.map(({ walletId }) => walletId),
  )
  const before = await findHoldsByReason(tx, asked)
  const decisions = commands.map(one)
  await ledger.save()
  return decisions

  function one({ by, connects, timesOutAt, ...words }: PlaceHold): Decision<HoldPlaced> {
    if (!ledger.has(by)) return refuse('not-a-freelancer')
    const reason = storable(words.reason)
    const known = before.get(`${by}/${reason}`)
    if (known) return again(known, { by, connects, timesOutAt })
    const named = { reason, purpose: storable(words.purpose), holdId: app.newId(), movementId: app.newId() }
    const subject = { postId: words.postId ?? null, proposalId: words.proposalId ?? null }
    const wanted = { connects, timesOutAt, ...named, ...subject }
    const decision = decidePlacing(wanted, ledger.wallet(by), ledger.policy(by), ledger.now)
    if (!decision.ok) return decision
    ledger.post(decision.value.movement, [], decision.value.hold)
    const placed = { hold_id: named.holdId, amount: connects, times_out_at: new Date(timesOutAt.epochMilliseconds) }
    before.set(`${by}/${reason}`, placed)
    return answer(placed, by)
  }

  function again(known: PlacedBefore, { by, connects, timesOutAt }: Pick<PlaceHold, 'by' | 'connects' | 'timesOutAt'>) {
    const same = known.amount === connects && known.times_out_at.getTime() === timesOutAt.epochMilliseconds
    return same ? answer(known, by) : refuse('hold-reason-used')
  }

  function answer({ hold_id, amount, times_out_at }: PlacedBefore, by: string): Decision<HoldPlaced> {
    const balance = available(ledger.wallet(by), ledger.now)
    return decide({ holdId: hold_id, connects: amount, timesOutAt: times_out_at.toISOString(), balance })
  }
})
