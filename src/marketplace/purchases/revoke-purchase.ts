import type { Tx } from '#database/open'
import { findWaitingActs } from '#database/operators/adjustments'
import { deletePayments, type Payment } from '#database/purchases/payments'
import {
  countLapsed,
  findLotsByReason,
  findPaidLots,
  findRevocations,
  insertRevocations,
  type NewRevocation,
} from '#database/purchases/purchases'
import { type Decision, decide, refuse } from '#economy/decision'
import { purchaseReason } from '#economy/purchases/record-purchase'
import { lapsedOf, revokePurchase as revokeOne } from '#economy/purchases/revoke-purchase'
import { isId, storable } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { type NoticeToSend, notify } from '../notices/notify.ts'
import { type Act, connectsInWords, logActs } from '../operators/log-acts.ts'
import { operatorsAmong } from '../operators/operators-among.ts'
import { revokedText } from './revoked-text.ts'

/** `reference` of the payment that was charged back; `reason` for the log. */
export type RevokePurchase = Command & { walletId: string; reference: string; reason: string }
/** In Connects: what was bought, what was left of it and is gone, what was not and is owed; and what the wallet owes altogether. `revoked` is false when it had been before. */
export type PurchaseRevoked = {
  walletId: string
  reference: string
  connects: number
  taken: number
  shortfall: number
  owed: number
  revoked: boolean
}

/** The marketplace or an operator takes back what was bought with a payment that was charged back, once. */
export const revokePurchase = gathered<RevokePurchase, PurchaseRevoked>(
  'revoke-purchase',
  async (app, tx, commands) => {
    const operators = await operatorsAmong(tx, commands)
    const named = commands
      .filter(({ by, walletId }) => operators.has(by) && isId(walletId))
      .map(({ walletId, reference }) => ({ walletId, reason: purchaseReason(storable(reference)) }))
    const bought = await findLotsByReason(tx, named)
    const unknown = named.filter(({ walletId, reason }) => !bought.has(`${walletId}/${reason}`))
    const waiting = unknown.length > 0 ? await findWaitingPurchases(tx, unknown) : new Set<string>()
    const lots = [...bought].map(([once, { id }]) => ({ walletId: once.split('/', 1)[0]!, lotId: id }))
    const [walletIds, lotIds] = [lots.map(({ walletId }) => walletId), lots.map(({ lotId }) => lotId)]
    const ledger = await openLedger(app, tx, walletIds, lotIds)
    const before = await findRevocations(tx, lots)
    const lapsed = await countLapsed(tx, lots)
    const paid = await findPaidLots(tx, walletIds)
    const fresh: NewRevocation[] = []
    const acts: Act[] = []
    const freed: Payment[] = []
    const notices: NoticeToSend[] = []
    const decisions = commands.map(one)
    await ledger.save()
    await insertRevocations(tx, fresh, ledger.now)
    await deletePayments(tx, freed)
    await logActs(app, tx, acts)
    await notify(app, tx, notices, ledger.now)
    return decisions

    function one(command: RevokePurchase): Decision<PurchaseRevoked> {
      const { by, walletId } = command
      if (!operators.has(by)) return refuse('not-an-operator')
      const reference = storable(command.reference)
      const once = `${walletId}/${purchaseReason(reference)}`
      const lot = bought.get(once)
      if (!lot) return refuse(waiting.has(once) ? 'purchase-waits' : 'not-found')
      const known = before.get(lot.id)
      const { taken, shortfall } = known ?? revoke(command, lot)
      const { owed } = ledger.wallet(walletId)
      return decide({ walletId, reference, connects: lot.granted, taken, shortfall, owed, revoked: !known })
    }

    function revoke({ by, walletId, reference, reason: given }: RevokePurchase, lot: Parameters<typeof revokeOne>[0]) {
      const [wallet, reason] = [ledger.wallet(walletId), storable(given)]
      // What lapsed is in the entries, or has been posted since the wallet was read.
      const gone = (lapsed.get(lot.id) ?? 0) + lapsedOf(lot, wallet, ledger.moved(walletId))
      for (const each of paid) each.revoked ||= each.lotId === lot.id
      const othersStand = paid.some(each => each.walletId === walletId && !each.revoked)
      const revoking = { wallet, lapsed: gone, movementId: app.newId(), othersStand }
      const { movement, taken, shortfall, membership } = revokeOne(lot, revoking, ledger.now)
      const seq = ledger.post(movement)
      ledger.turn(walletId, membership)
      const revocation = {
        wallet_id: walletId,
        lot_id: lot.id,
        movement_id: movement.id,
        seq,
        taken,
        shortfall,
        reason,
      }
      before.set(lot.id, revocation)
      fresh.push(revocation)
      freed.push({ reference: storable(reference), walletId })
      acts.push({ by, act: 'purchase-revoked', subject: walletId, detail: connectsInWords(-lot.granted), reason })
      const text = revokedText({ connects: lot.granted, taken, shortfall })
      notices.push({ memberId: walletId, kind: 'purchase-revoked', text, link: '/wallet' })
      return revocation
    }
  },
)

/** Purchases in these wallets that a second operator has not approved yet, as `walletId/reason`. */
async function findWaitingPurchases(tx: Tx, wallets: { walletId: string }[]): Promise<Set<string>> {
  const acts = await findWaitingActs(
    tx,
    wallets.map(({ walletId }) => walletId),
  )
  return new Set(
    acts.flatMap(({ wallet_id, act }) =>
      act?.kind === 'purchase' ? [`${wallet_id}/${purchaseReason(act.reference)}`] : [],
    ),
  )
}
