import { type PostedMovement, saveMovements } from '#database/ledger-entries'
import { insertLots, lockWallets, saveHeads, saveLots, type Tx } from '#database/wallets'
import { applyMovement } from '#economy/apply-movement'
import { lapseLots } from '#economy/lapse-lots'
import type { Lot, Movement, Wallet } from '#economy/wallet'
import { placesInBatch } from '#proof/chain'
import type { App } from '../app.ts'
import { headsAfter } from './heads-after.ts'

/**
 * The ledger inside one transaction: wallets are locked, movements are posted in memory in arrival order, and `save`
 * writes what is left of the lots, appends the entries and moves the chains on, one statement a table. Every Connect that moves, moves here.
 * `now` is read after the locks are held, so that a wallet's entries are dated in the order they were decided.
 */
export type Ledger = {
  now: Temporal.Instant
  has(walletId: string): boolean
  wallet(walletId: string): Wallet
  /** Answers the `seq` of the movement's first entry. */
  post(movement: Movement, opened?: Lot[]): number
  save(): Promise<void>
}

export async function openLedger(app: App, tx: Tx, walletIds: string[], lotIds: string[] = []): Promise<Ledger> {
  const locked = await lockWallets(tx, walletIds, lotIds)
  const wallets = new Map([...locked].map(([id, { wallet }]) => [id, wallet]))
  const nextSeq = new Map([...locked].map(([id, { batch }]) => [id, batch * placesInBatch]))
  const heads = new Map([...locked].map(([id, { head }]) => [id, head]))
  const now = app.clock()
  const posted: PostedMovement[] = []
  const touched = new Map<string, { walletId: string; lotId: string }>()
  const fresh = new Set<string>()

  const wallet = (id: string): Wallet => {
    const found = wallets.get(id)
    if (!found) throw new Error(`Wallet ${id} was not locked by this transaction, or does not exist`)
    return found
  }
  const post = (movement: Movement, opened: Lot[] = []) => {
    const before = wallet(movement.walletId)
    const after = applyMovement(before, movement, opened)
    wallets.set(movement.walletId, after)
    const seq = nextSeq.get(movement.walletId)!
    nextSeq.set(movement.walletId, seq + movement.entries.length)
    posted.push({ movement, seq, balances: balancesAfter(before, movement), policy: app.policy.name })
    for (const { id } of opened) fresh.add(`${movement.walletId}/${id}`)
    for (const { lotId } of movement.entries)
      touched.set(`${movement.walletId}/${lotId}`, { walletId: movement.walletId, lotId })
    return seq
  }
  for (const each of wallets.values()) for (const lapse of lapseLots(each, now, app.newId)) post(lapse)

  return {
    now,
    has: id => wallets.has(id),
    wallet,
    post,
    save: async () => {
      const lots = [...touched].map(([key, { walletId, lotId }]) => ({
        isNew: fresh.has(key),
        walletId,
        lot: wallet(walletId).lots.find(({ id }) => id === lotId)!,
      }))
      await insertLots(
        tx,
        lots.filter(({ isNew }) => isNew),
      )
      await saveLots(
        tx,
        lots.filter(({ isNew }) => !isNew),
      )
      await saveMovements(tx, posted)
      await saveHeads(tx, headsAfter(posted, heads))
    },
  }
}

// What is left in all lots: every lapse up to now has been posted before, so this is the balance.
const balancesAfter = (before: Wallet, movement: Movement): number[] => {
  let balance = before.lots.reduce((sum, lot) => sum + lot.left, 0)
  return movement.entries.map(({ debit, credit, amount }) => {
    balance += (credit === 'available' ? amount : 0) - (debit === 'available' ? amount : 0)
    return balance
  })
}
