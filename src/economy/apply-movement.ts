import type { Entry, Lot, Movement, Wallet } from './wallet.ts'

/**
 * The wallet after a movement. Throws when a lot would go below zero or above what it was granted:
 * that is a bug in a rule, and nothing of it may be saved.
 */
export function applyMovement(wallet: Wallet, movement: Movement, opened: Lot[] = []): Wallet {
  const lots = new Map([...wallet.lots, ...opened].map(lot => [lot.id, lot]))
  for (const entry of movement.entries) {
    const lot = lots.get(entry.lotId)
    if (!lot)
      throw new Error(`Entry of movement ${movement.id} names lot ${entry.lotId}, which this wallet does not have`)
    lots.set(lot.id, { ...lot, left: withinLot(lot, lot.left + changeOfLeft(entry), movement) })
  }
  return { ...wallet, lots: [...lots.values()] }
}

const changeOfLeft = ({ debit, credit, amount }: Entry): number =>
  (credit === 'available' ? amount : 0) - (debit === 'available' ? amount : 0)

function withinLot(lot: Lot, left: number, movement: Movement): number {
  if (left >= 0 && left <= lot.granted) return left
  throw new Error(`Movement ${movement.id} (${movement.kind}) would leave ${left} of ${lot.granted} in lot ${lot.id}`)
}
