import { findPersons } from '#database/operators/operators'
import { listPurchases, type PurchaseRow } from '#database/purchases/purchases'
import { findOpening } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import { purchaseReason } from '#economy/purchases/record-purchase'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { readStatement, type Statement } from './read-statement.ts'
import { readWallet, type WalletView } from './read-wallet.ts'

/** Something bought: by which payment, for how much, and in Connects what is left; `revoked` where it was charged back. */
export type PurchaseView = {
  reference: string
  connects: number
  left: number
  cents: number
  currency: string
  at: string
  revoked: { at: string; taken: number; shortfall: number } | null
}

/** A wallet as an operator sees it: whose it is, what is in it, what was bought, and a page of its statement. */
export type WalletLook = {
  owner: { id: string; name: string; email: string | null }
  wallet: WalletView
  purchases: PurchaseView[]
  statement: Statement
}

const mostPurchases = 50

/** Looks at somebody's wallet without changing anything. For operators. */
export async function lookAtWallet(
  app: App,
  { by, walletId, cursor }: { by: string; walletId: string; cursor?: string | undefined },
): Promise<Decision<WalletLook>> {
  const people = await findPersons(app.db, [by, walletId].filter(isId))
  if (!people.get(by)?.isOperator) return refuse('not-an-operator')
  const owner = people.get(walletId)
  if (!owner || !(await findOpening(app.db, walletId))) return refuse('not-found')
  const wallet = await readWallet(app, walletId)
  const leftOf = new Map([...wallet.lots, ...wallet.past].map(({ id, left }) => [id, left]))
  const purchases = await listPurchases(app.db, walletId, mostPurchases)
  return decide({
    owner: { id: owner.id, name: owner.name, email: owner.email },
    wallet,
    purchases: purchases.map(row => view(row, leftOf.get(row.lot_id) ?? 0)),
    statement: await readStatement(app, walletId, { cursor }),
  })
}

const view = (row: PurchaseRow, left: number): PurchaseView => ({
  reference: row.reason.slice(purchaseReason('').length),
  connects: row.granted,
  left,
  cents: row.price_cents,
  currency: row.currency,
  at: row.received_at.toISOString(),
  revoked: row.at && { at: row.at.toISOString(), taken: row.taken!, shortfall: row.shortfall! },
})
