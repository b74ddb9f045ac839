import { type PostedMovement, saveMovements } from '#database/ledger/ledger-entries'
import type { Database, Tx } from '#database/open'
import { insertHolds, type StoredHold, updateHolds } from '#database/wallets/holds'
import { insertLots, saveLots } from '#database/wallets/lots'
import { lockWallets, saveHeads, type Turn, type WalletRead } from '#database/wallets/wallets'
import { type Writes, writeTogether } from '#database/write-together'
import type { Hold } from '#economy/holds/hold'
import { dueNext } from '#economy/plans/due-next'
import { planOf } from '#economy/plans/plan-of'
import type { Policy } from '#economy/policy/policy'
import { settleOwed } from '#economy/purchases/settle-owed'
import { applyMovement } from '#economy/wallets/apply-movement'
import { settleWallet } from '#economy/wallets/settle-wallet'
import { changeBy, changeOf, type Lot, type Membership, type Movement, type Wallet } from '#economy/wallets/wallet'
import { placesInBatch } from '#proof/chain'
import type { App } from '../app.ts'
import { withSpending } from '../limits/with-spending.ts'
import { type NoticeToSend, noticesOf } from '../notices/notify.ts'
import { policyFor } from '../policy/policy-for.ts'
import { headsAfter } from './heads-after.ts'
import { settledNotices } from './settled-notices.ts'

/**
 * The ledger inside one transaction: movements are posted in memory in arrival order, and `save` writes what is left of
 * the lots and appends the entries, one statement a table. Every Connect that moves, moves here.
 */
export type Ledger = {
  now: Temporal.Instant
  has(walletId: string): boolean
  wallet(walletId: string): Wallet
  /** The policy that holds for a wallet now. */
  policy(walletId: string): Policy
  /** Answers the `seq` of the movement's first entry. Where the wallet owes something, what arrives settles it next. */
  post(movement: Movement, opened?: Lot[], placed?: Hold): number
  /** What has moved in a wallet since it was read. */
  moved(walletId: string): Movement[]
  /** Puts a wallet's plan where it has come to. */
  turn(walletId: string, membership: Membership): void
  /**
   * Builds what is to be written, what else belongs to the same statement, and who is told of it; what comes back writes
   * it all as one, and answers how many rows each of those has written. Built before there is a transaction, it keeps that
   * one short; where so many rows are `expected` that it fails without them, it needs none.
   */
  saving(
    beside: Writes,
    notices?: NoticeToSend[],
  ): (db: Database, expected?: Record<string, number>) => Promise<Record<string, number>>
  /** Where the chains have come to that were moved on; whoever saves the ledger saves these too. */
  heads(): Map<string, string>
  /** What the plans and what is owed have come to, of every wallet where that of one has moved on, or `anyway`; whoever saves the ledger saves these too. */
  turns(anyway?: boolean): Map<string, Turn>
  /** The wallets as they will be read once this is saved. */
  after(): Map<string, WalletRead>
}
export type OpenLedger = Omit<Ledger, 'saving' | 'heads' | 'turns' | 'after'> & {
  save(beside?: Writes, notices?: NoticeToSend[]): Promise<void>
}

/** Locks wallets and opens their ledger. It is dated after the locks are held, so that entries are dated in the order they were decided. */
export async function openLedger(app: App, tx: Tx, walletIds: string[], lotIds: string[] = []): Promise<OpenLedger> {
  const ledger = ledgerOf(app, await withSpending(app, tx, await lockWallets(tx, walletIds, lotIds)))
  const save = async (beside?: Writes, notices?: NoticeToSend[]) => {
    await ledger.saving({ ...beside, heads: saveHeads(ledger.heads(), ledger.turns()) }, notices)(tx)
  }
  return { ...ledger, save }
}

/** The ledger of wallets that were read. Whoever did not lock them saves their batches first (`saveBatches`). */
export function ledgerOf(app: App, read: Map<string, WalletRead>): Ledger {
  const wallets = new Map([...read].map(([id, { wallet }]) => [id, wallet]))
  const nextSeq = new Map([...read].map(([id, { batch }]) => [id, batch * placesInBatch]))
  const now = app.clock()
  const posted: PostedMovement[] = []
  const holds = new Map<string, Omit<StoredHold, 'hold'> & { holdId: string }>()

  const wallet = (id: string): Wallet => {
    const found = wallets.get(id)
    if (!found) throw new Error(`Wallet ${id} was not locked by this transaction, or does not exist`)
    return found
  }
  const record = (movement: Movement, opened: Lot[] = [], placed?: Hold) => {
    const before = wallet(movement.walletId)
    wallets.set(movement.walletId, applyMovement(before, movement, opened, placed))
    return note({ movement, placed }, leftIn(before))
  }
  const note = ({ movement, placed }: Happened, balance: number) => {
    const { id: movementId, walletId, entries, at } = movement
    const seq = nextSeq.get(walletId)!
    nextSeq.set(walletId, seq + entries.length)
    posted.push({
      movement,
      seq,
      balances: balancesAfter(balance, movement),
      policy: app.policies.at(at, wallet(walletId).openedAt).id,
    })
    touchHold(movement, placed && { movementId, seq })
    return seq
  }
  const post = (movement: Movement, opened: Lot[] = [], placed?: Hold) => {
    const seq = record(movement, opened, placed)
    const after = wallet(movement.walletId)
    const settling =
      after.owed > 0 &&
      settleOwed(after, movement, { policy: policyFor(app, after)(movement.at), movementId: app.newId() })
    if (settling) record(settling)
    return seq
  }
  let hashed: { count: number; heads: Map<string, string> } | undefined
  const heads = () => {
    if (hashed?.count !== posted.length) hashed = { count: posted.length, heads: headsAfter(posted, read) }
    return hashed.heads
  }
  const touchHold = ({ walletId, holdId }: Movement, placedBy: StoredHold['placedBy']) => {
    if (!holdId) return
    const key = `${walletId}/${holdId}`
    if (!holds.has(key)) holds.set(key, { walletId, holdId, placedBy })
  }
  const turn = (walletId: string, membership: Membership) => {
    wallets.set(walletId, { ...wallet(walletId), membership })
  }
  for (const each of wallets.values()) {
    const settled = settleWallet(each, { policyAt: policyFor(app, each), now, newId: app.newId })
    if (settled.wallet === each) continue
    wallets.set(each.id, settled.wallet)
    let balance = leftIn(each)
    for (const happened of settled.happened) {
      note(happened, balance)
      balance += changeOf('available', happened.movement)
    }
  }
  const turns = (anyway = false) => {
    const moved =
      anyway ||
      [...wallets.values()].some(each => {
        const { membership, owed } = read.get(each.id)!.wallet
        return each.membership !== membership || each.owed !== owed || drips(each)
      })
    if (!moved) return new Map<string, Turn>()
    return new Map(
      [...wallets].map(([id, each]) => [
        id,
        { membership: each.membership, owed: each.owed, ...dueNext(each, policyFor(app, each)) },
      ]),
    )
  }
  // What is spent makes room for what drips.
  const drips = (each: Wallet) => planOf(policyFor(app, each)(now), each.membership.plan).drip !== null

  return {
    now,
    has: id => wallets.has(id),
    wallet,
    policy: id => policyFor(app, wallet(id))(now),
    post,
    moved: id => posted.flatMap(({ movement }) => (movement.walletId === id ? [movement] : [])),
    turn,
    heads,
    turns,
    after: () =>
      new Map(
        [...read].map(([id, { batch, head, told }]) => [
          id,
          { wallet: wallet(id), version: batch, batch: batch + 1, head: heads().get(id) ?? head, told },
        ]),
      ),
    saving: (beside, notices = []) => {
      const { opened, changed } = lotsMoved(read, wallets)
      const ofHolds = [...holds.values()].map(
        ({ holdId, ...stored }): StoredHold => ({
          ...stored,
          hold: wallet(stored.walletId).holds.find(({ id }) => id === holdId)!,
        }),
      )
      const writes: Writes = {
        ...beside,
        newLots: insertLots(opened),
        lots: saveLots(changed),
        newHolds: insertHolds(ofHolds.filter(({ placedBy }) => placedBy)),
        holds: updateHolds(ofHolds.filter(({ placedBy }) => !placedBy)),
        entries: saveMovements(posted),
        ...noticesOf(app, [...settledNotices(posted, read), ...notices], now),
      }
      return (db, expected) => writeTogether(db, writes, expected)
    },
  }
}

type Happened = { movement: Movement; placed?: Hold | undefined }

/** Lots that were opened, and those that something moved in: a movement leaves the others as they are, each in its place. */
function lotsMoved(read: Map<string, WalletRead>, wallets: Map<string, Wallet>) {
  const [opened, changed]: { walletId: string; lot: Lot }[][] = [[], []]
  for (const [walletId, { lots }] of wallets) {
    const before = read.get(walletId)!.wallet.lots
    if (lots === before) continue
    for (const [place, lot] of lots.entries())
      if (lot !== before[place]) (place < before.length ? changed : opened)!.push({ walletId, lot })
  }
  return { opened: opened!, changed: changed! }
}

// What is left in all lots: every lapse up to then has been posted before, so this is the balance.
const leftIn = ({ lots }: Wallet): number => lots.reduce((sum, { left }) => sum + left, 0)

const balancesAfter = (before: number, { entries }: Movement): number[] => {
  let balance = before
  return entries.map(entry => {
    balance += changeBy('available', entry)
    return balance
  })
}
