import { applyToHold, type Hold } from '../holds/hold.ts'
import { spend } from '../limits/own-limits.ts'
import { changeBy, type Entry, type Lot, type Membership, type Movement, type Wallet } from './wallet.ts'

/**
 * The wallet after a movement. Throws when what is left or held of a lot would go below zero or above what the lot was
 * granted, or a hold would not add up: that is a bug in a rule, and nothing of it may be saved. Lots keep their places, those
 * opened come last, and a lot that nothing moved in stays the same object.
 */
export function applyMovement(wallet: Wallet, movement: Movement, opened: Lot[] = [], placed?: Hold): Wallet {
  const lots = [...wallet.lots, ...opened]
  for (const entry of movement.entries) {
    const place = lots.findIndex(({ id }) => id === entry.lotId)
    if (place < 0)
      throw new Error(`Entry of movement ${movement.id} names lot ${entry.lotId}, which this wallet does not have`)
    lots[place] = withinGranted(moved(lots[place]!, entry), movement)
  }
  return {
    ...wallet,
    ...(wallet.limits && { limits: spend(wallet.limits, movement) }),
    lots,
    holds: holdsAfter(wallet, movement, placed),
    owed: owedAfter(wallet, movement),
    membership: membershipAfter(wallet.membership, opened),
  }
}

function owedAfter({ id, owed }: Wallet, { kind, entries, shortfall = 0 }: Movement): number {
  const settled = kind === 'settled' ? entries.reduce((sum, { amount }) => sum + amount, 0) : 0
  if (settled > owed) throw new Error(`Wallet ${id} would settle ${settled} of the ${owed} Connects it owes`)
  return owed + shortfall - settled
}

const membershipAfter = (membership: Membership, opened: Lot[]): Membership =>
  !membership.hasBought && opened.some(isPaid) ? { ...membership, hasBought: true } : membership

// What comes back into a lot of its own keeps its price, but nobody pays for it again.
const isPaid = ({ priceCents, originLotId }: Lot): boolean => priceCents > 0 && originLotId === null

const moved = (lot: Lot, entry: Entry): Lot => ({
  ...lot,
  left: lot.left + changeBy('available', entry),
  held: lot.held + changeBy('held', entry),
})

function withinGranted(lot: Lot, movement: Movement): Lot {
  const { left, held, granted } = lot
  if (left >= 0 && held >= 0 && left + held <= granted) return lot
  throw new Error(
    `Movement ${movement.id} (${movement.kind}) would leave ${left} and hold ${held} of ${granted} in lot ${lot.id}`,
  )
}

function holdsAfter({ id, holds }: Wallet, movement: Movement, placed?: Hold): Hold[] {
  const { holdId, entries } = movement
  if (holdId === undefined) {
    if (entries.some(({ debit, credit }) => debit === 'held' || credit === 'held'))
      throw new Error(`Movement ${movement.id} moves held Connects of no hold`)
    return holds
  }
  const known = placed ? [...holds, placed] : holds
  if (!known.some(hold => hold.id === holdId))
    throw new Error(`Movement ${movement.id} names hold ${holdId}, which wallet ${id} does not have`)
  return known.map(hold => (hold.id === holdId ? applyToHold(hold, movement) : hold))
}
