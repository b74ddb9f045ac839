import type { Entry, Movement } from '../wallets/wallet.ts'

/** How a hold stands: while it is placed it holds something, and it ends with whatever emptied it. */
export const holdStates = ['placed', 'captured', 'released', 'timed-out'] as const
export type HoldState = (typeof holdStates)[number]

/** Connects set aside for something not yet decided: `amount` = captured + released + what `legs` still hold. */
export type Hold = {
  id: string
  /** What it was placed for. A wallet has one hold for one reason, so nothing is held twice. */
  reason: string
  /** What it is for, in words for its owner. */
  purpose: string
  amount: number
  captured: number
  released: number
  state: HoldState
  placedAt: Temporal.Instant
  /** From this instant on it counts as released. */
  timesOutAt: Temporal.Instant
  endedAt: Temporal.Instant | null
  postId: string | null
  proposalId: string | null
  /** What is still held, lot by lot in the order it was taken. */
  legs: Leg[]
}
export type Leg = { lotId: string; amount: number }

/** The first `amount` Connects of what is held, and the others. */
export function cutLegs(legs: Leg[], amount: number): { first: Leg[]; rest: Leg[] } {
  let due = amount
  const parts = legs.map(leg => {
    const first = Math.min(due, leg.amount)
    due -= first
    return { lotId: leg.lotId, first, rest: leg.amount - first }
  })
  const of = (part: 'first' | 'rest') =>
    parts.flatMap(({ lotId, [part]: amount }) => (amount > 0 ? [{ lotId, amount }] : []))
  return { first: of('first'), rest: of('rest') }
}

/** How many Connects a hold still holds. */
export const heldBy = ({ legs }: Hold): number => legs.reduce((sum, { amount }) => sum + amount, 0)

export const timedOut = ({ timesOutAt }: Hold, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(timesOutAt, now) <= 0

/** What a movement about a hold has in common, whatever it does. */
export const about = (hold: Hold): Pick<Movement, 'postId' | 'proposalId'> & { holdId: string } => ({
  holdId: hold.id,
  postId: hold.postId,
  proposalId: hold.proposalId,
})

/** A hold after a movement: its entries alone say what becomes of it. Throws when they take more than it holds. */
export function applyToHold(hold: Hold, { entries, kind, at }: Movement): Hold {
  const after = entries.reduce(applyEntry, hold)
  if (after.captured + after.released + heldBy(after) !== hold.amount)
    throw new Error(`A movement (${kind}) of hold ${hold.id} does not add up to its ${hold.amount} Connects`)
  if (after.legs.length > 0) return after
  return { ...after, state: kind as HoldState, endedAt: at }
}

function applyEntry(hold: Hold, { debit, credit, lotId, amount }: Entry): Hold {
  if (credit === 'held') return { ...hold, legs: [...hold.legs, { lotId, amount }] }
  if (debit !== 'held') return hold
  const legs = hold.legs
    .map(leg => (leg.lotId === lotId ? { lotId, amount: leg.amount - amount } : leg))
    .filter(leg => leg.amount !== 0)
  if (!hold.legs.some(leg => leg.lotId === lotId) || legs.some(leg => leg.amount < 0))
    throw new Error(`Hold ${hold.id} does not hold ${amount} Connects of lot ${lotId}`)
  const became = credit === 'burnt' ? 'captured' : 'released'
  return { ...hold, legs, [became]: hold[became] + amount }
}
