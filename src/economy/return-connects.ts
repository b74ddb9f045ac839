import type { Policy } from './policy.ts'
import { type Entry, type Lot, lapsed, type Wallet } from './wallet.ts'

/**
 * A returned Connect goes back to the lot it came from, last taken first; what happens if that lot has lapsed is the policy's choice.
 *
 * `lapse` loses it with its lot, `grace` lets it live some days past the lot's own last instant, `new-lot` gives it days of its own.
 * The choice is recorded in the entry's note. The lapsed lot itself is never revived: its lapse is booked already.
 * Source: no platform says (facts, section 3: which lot, which expiry, how fast), so it is data: `returns.intoLapsedLot`.
 */
export function returnConnects(
  wallet: Wallet,
  { taken, movementId, newId }: Taken,
  policy: Policy,
  now: Temporal.Instant,
): ReturnedConnects {
  const opened: Lot[] = []
  const entries: Entry[] = []
  for (const { lotId, amount } of taken.toReversed()) {
    const lot = wallet.lots.find(({ id }) => id === lotId)
    if (!lot) throw new Error(`Connects were taken from lot ${lotId}, which wallet ${wallet.id} does not have`)
    if (!lapsed(lot, now)) {
      entries.push({ debit: 'burnt', credit: 'available', lotId, amount })
      continue
    }
    const lapsesAt = lifeAfterLapse(lot, policy.returns.intoLapsedLot, now)
    if (!lapsesAt) {
      entries.push({ debit: 'burnt', credit: 'expired', lotId, amount, note: 'its lot had lapsed' })
      continue
    }
    const fresh: Lot = {
      ...lot,
      id: newId(),
      source: 'returned',
      reason: `returned:${movementId}:${lotId}`,
      granted: amount,
      left: 0,
      receivedAt: now,
      lapsesAt,
      priceCents: 0,
      originLotId: lot.originLotId ?? lot.id,
    }
    opened.push(fresh)
    entries.push({ debit: 'burnt', credit: 'available', lotId: fresh.id, amount, note: noteOf(policy) })
  }
  return { entries, opened }
}

/** What a charge took, lot by lot in the order it was taken, and the id of the movement that brings it back. */
export type Taken = { taken: { lotId: string; amount: number }[]; movementId: string; newId: () => string }
export type ReturnedConnects = { entries: Entry[]; opened: Lot[] }

function lifeAfterLapse(
  lot: Lot,
  rule: Policy['returns']['intoLapsedLot'],
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (rule.rule === 'lapse') return undefined
  const from = rule.rule === 'grace' ? lot.lapsesAt! : now
  const until = from.add({ hours: 24 * rule.days })
  return Temporal.Instant.compare(until, now) > 0 ? until : undefined
}

const noteOf = ({ returns: { intoLapsedLot } }: Policy): string =>
  intoLapsedLot.rule === 'lapse' ? '' : `its lot had lapsed: ${intoLapsedLot.days} days to spend it`
