import type { Leg } from '../holds/hold.ts'
import type { LapsedLotRule } from '../policy/policy.ts'
import { type Entry, type Lot, lapsed, type Wallet } from './wallet.ts'

/** What was taken, lot by lot in the order it was taken, and the id of the movement that brings it back. */
export type Taken = { taken: Leg[]; movementId: string; newId: () => string }
export type GivenBack = { entries: Entry[]; opened: Lot[] }

/** Connects go from an account back to the lots they came from, last taken first; `rule` is for lots that have lapsed. */
export function giveBack(
  wallet: Wallet,
  { taken, movementId, newId }: Taken,
  { from, rule, now }: { from: 'burnt' | 'held'; rule: LapsedLotRule; now: Temporal.Instant },
): GivenBack {
  const opened: Lot[] = []
  const entries: Entry[] = []
  for (const { lotId, amount } of taken.toReversed()) {
    const lot = wallet.lots.find(({ id }) => id === lotId)
    if (!lot) throw new Error(`Connects were taken from lot ${lotId}, which wallet ${wallet.id} does not have`)
    if (!lapsed(lot, now)) {
      entries.push({ debit: from, credit: 'available', lotId, amount })
      continue
    }
    // Held again and again over its last instant, a lot of its own would never end.
    const hadItsDays = from === 'held' && lot.originLotId !== null
    const lapsesAt = hadItsDays ? undefined : lifeAfterLapse(lot, rule, now)
    if (!lapsesAt) {
      entries.push({ debit: from, credit: 'expired', lotId, amount, note: 'its lot had lapsed' })
      continue
    }
    const fresh: Lot = {
      ...lot,
      id: newId(),
      source: 'returned',
      reason: `returned:${movementId}:${lotId}`,
      granted: amount,
      left: 0,
      held: 0,
      receivedAt: now,
      lapsesAt,
      priceCents: paidFor(amount, lot),
      originLotId: lot.originLotId ?? lot.id,
    }
    opened.push(fresh)
    // What is held is counted lot by lot: it leaves the old lot there, by the way all that lapses goes.
    if (from === 'held') entries.push({ debit: 'held', credit: 'expired', lotId, amount })
    const debit = from === 'held' ? 'expired' : from
    entries.push({ debit, credit: 'available', lotId: fresh.id, amount, note: noteOf(rule) })
  }
  return { entries, opened }
}

/** What comes back is bought if its lot was: in part of the price, rounded up, so that no bought Connect becomes a free one. */
const paidFor = (amount: number, { priceCents, granted }: Lot): number => Math.ceil((priceCents * amount) / granted)

function lifeAfterLapse(lot: Lot, rule: LapsedLotRule, now: Temporal.Instant): Temporal.Instant | undefined {
  if (rule.rule === 'lapse') return undefined
  const from = rule.rule === 'grace' ? lot.lapsesAt! : now
  const until = from.add({ hours: 24 * rule.days })
  return Temporal.Instant.compare(until, now) > 0 ? until : undefined
}

const noteOf = (rule: LapsedLotRule): string =>
  rule.rule === 'lapse' ? '' : `its lot had lapsed: ${rule.days} days to spend it`
