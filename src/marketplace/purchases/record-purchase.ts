import type { Tx } from '#database/open'
import { insertFirstPacks, type NewFirstPack } from '#database/purchases/first-packs'
import { findPayments, insertPayments, type Payment } from '#database/purchases/payments'
import { findLotsByReason, findPaidLots } from '#database/purchases/purchases'
import { isCurrency } from '#economy/currency'
import { type Decision, decide, refuse } from '#economy/decision'
import { moneyWords } from '#economy/figure-words'
import { planOf } from '#economy/plans/plan-of'
import { claimPayment } from '#economy/purchases/claim-payment'
import { paidWithinRules } from '#economy/purchases/may-buy'
import { purchaseReason, recordPurchase as recordOne } from '#economy/purchases/record-purchase'
import { firstPackCovers } from '#economy/purchases/return-first-pack'
import { available, type Lot } from '#economy/wallets/wallet'
import { openBringing } from '../adjustments/bring-about.ts'
import type { App } from '../app.ts'
import { isId, mostInteger, storable } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { connectsInWords, logActs } from '../operators/log-acts.ts'
import { operatorsAmong } from '../operators/operators-among.ts'
import { mostInGrant } from '../wallets/grant-connects.ts'
import { openDiscounts } from './open-discounts.ts'

/**
 * `reference` is the payment's own: what the same payment bought is never given twice. `cents` is what was paid, before tax;
 * in the currency of the buyer's prices unless another is named. `discount` is the code it was paid with, found by the price if left out.
 */
export type RecordPurchase = Command & {
  walletId: string
  reference: string
  connects: number
  cents: number
  currency?: string | undefined
  discount?: string | undefined
}
/** `recorded` is false when it had been before. `balance` and what is still `owed` in Connects, afterwards. */
export type PurchaseRecorded = {
  walletId: string
  reference: string
  connects: number
  cents: number
  currency: string
  /** The code of the discount it has used up, if it has one. */
  discount: string | null
  recorded: boolean
  /** Whether a second operator has to approve it before anything is given. */
  waits: boolean
  /** Whether the rules let them buy it on the plan they are on; what was paid for is given all the same. */
  withinRules: boolean
  balance: number
  owed: number
}

/** The marketplace, or an operator for a payment system of theirs, gives what somebody has paid for. */
export const recordPurchase = gathered<RecordPurchase, PurchaseRecorded>('record-purchase', (app, tx, commands) =>
  recordPurchases(app, tx, commands),
)

/** `approved` where a second operator has approved them. */
export async function recordPurchases(
  app: App,
  tx: Tx,
  commands: RecordPurchase[],
  approved = false,
): Promise<Decision<PurchaseRecorded>[]> {
  const operators = await operatorsAmong(tx, commands)
  const named = commands
    .filter(({ walletId }) => isId(walletId))
    .map(({ walletId, reference }) => ({ walletId, reason: purchaseReason(storable(reference)) }))
  const ledger = await openLedger(
    app,
    tx,
    named.map(({ walletId }) => walletId),
  )
  const bought = await findLotsByReason(tx, named)
  const payments = await findPayments(
    tx,
    commands.map(({ reference }) => storable(reference)),
  )
  const claimed: Payment[] = []
  const paidBefore = new Set(
    (
      await findPaidLots(
        tx,
        named.map(({ walletId }) => walletId),
      )
    ).map(({ walletId }) => walletId),
  )
  const bringing = await openBringing(app, tx, commands, approved)
  const discounts = await openDiscounts(
    tx,
    named.map(({ walletId }) => walletId),
  )
  const recorded: { command: RecordPurchase; note: string | undefined }[] = []
  const packs: NewFirstPack[] = []
  const decisions = commands.map(one)
  await ledger.save()
  await bringing.save()
  await insertFirstPacks(tx, packs)
  await insertPayments(tx, claimed)
  await discounts.save(ledger.now)
  await logActs(
    app,
    tx,
    recorded.map(({ command: { by, walletId, connects, reference }, note }) => ({
      by,
      act: 'purchase-recorded',
      subject: walletId,
      detail: connectsInWords(connects),
      reason: `Payment ${storable(reference)}${note ? `, ${note}` : ''}${isWithinRules(walletId, connects) ? '' : ', on a plan that may not buy it'}`,
    })),
  )
  return decisions

  function one(command: RecordPurchase): Decision<PurchaseRecorded> {
    const { by, walletId, connects, cents } = command
    if (!operators.has(by)) return refuse('not-an-operator')
    const wrong = faultOf(command)
    if (wrong) return refuse('invalid-input', wrong)
    if (!isId(walletId) || !ledger.has(walletId)) return refuse('not-found')
    const reference = storable(command.reference)
    const once = `${walletId}/${purchaseReason(reference)}`
    const known = bought.get(once)
    const currency = command.currency ?? known?.currency ?? ledger.policy(walletId).currency
    if (known && !isSame(known, { connects, cents, currency })) return refuse('purchase-differs')
    if (!known) {
      const claim = claimPayment({ reference, walletId }, payments.get(reference))
      if (!claim.ok) return claim
      const code = command.discount ? storable(command.discount) : undefined
      const discount = discounts.of({ walletId, connects, cents, currency, code }, ledger.policy(walletId), ledger.now)
      if (cents === 0 && discount?.percentOff !== 100) return refuse('invalid-input', free)
      const act = { kind: 'purchase' as const, reference, cents, currency, ...(code && { discount: code }) }
      const reason = `Payment ${reference} of ${moneyWords(cents, currency)}`
      const brought = bringing.one({ by, walletId, connects, act, reason }, ledger.policy(walletId))
      if (!brought.ok) return brought
      if (brought.value === 'waits') return answer(command, { currency, recorded: false, waits: true })
      const note = discount && `${discount.percentOff}% off with code ${discount.code}`
      const ids = { lotId: app.newId(), movementId: app.newId() }
      const named = { walletId, reference, connects, cents, currency, note, ...ids }
      const policy = ledger.policy(walletId)
      const { lot, movement } = recordOne(named, policy, ledger.now)
      const coversUntil = firstPackCovers(paidBefore.has(walletId), lot, policy)
      if (coversUntil) packs.push({ walletId, lotId: lot.id, coversUntil })
      ledger.post(movement, [lot])
      bought.set(once, lot)
      if (cents > 0) paidBefore.add(walletId)
      payments.set(reference, walletId)
      claimed.push({ reference, walletId })
      if (discount) discounts.use(discount, lot.id)
      recorded.push({ command, note })
    }
    return answer(command, { currency, recorded: !known, waits: false })
  }

  function answer(
    { walletId, connects, cents, ...command }: RecordPurchase,
    how: Pick<PurchaseRecorded, 'currency' | 'recorded' | 'waits'>,
  ) {
    const after = ledger.wallet(walletId)
    const balance = available(after, ledger.now)
    const reference = storable(command.reference)
    const withinRules = isWithinRules(walletId, connects)
    const lot = bought.get(`${walletId}/${purchaseReason(reference)}`)
    const discount = (lot && discounts.usedBy(walletId, lot.id)?.code) ?? null
    return decide({ walletId, reference, connects, cents, discount, ...how, withinRules, balance, owed: after.owed })
  }

  function isWithinRules(walletId: string, connects: number): boolean {
    const policy = ledger.policy(walletId)
    return paidWithinRules(connects, planOf(policy, ledger.wallet(walletId).membership.plan), policy)
  }
}

const isSame = (lot: Lot, paid: { connects: number; cents: number; currency: string }): boolean =>
  lot.granted === paid.connects && lot.priceCents === paid.cents && lot.currency === paid.currency

const free = {
  field: 'cents',
  message: 'A purchase has a price, in cents, unless a discount takes all of it; what is free is a grant.',
}

function faultOf({
  reference,
  connects,
  cents,
  currency,
}: RecordPurchase): { field: string; message: string } | undefined {
  if (storable(reference).trim() === '') return { field: 'reference', message: 'Name the payment.' }
  if (!Number.isSafeInteger(connects) || connects < 1 || connects > mostInGrant)
    return {
      field: 'connects',
      message: `A purchase is of 1 to ${mostInGrant.toLocaleString('en-US')} Connects.`,
    }
  if (!Number.isSafeInteger(cents) || cents < 0 || cents > mostInteger) return free
  if (currency !== undefined && !isCurrency(currency))
    return { field: 'currency', message: 'Write the code of a currency, for example USD, EUR or GBP.' }
  return undefined
}
