import type { Policy } from '../policy/policy.ts'
import type { Lot, Movement } from './wallet.ts'

/**
 * A grant is one lot with a source, a reason and a last instant, and happens once for the same reason.
 *
 * The reason is unique within the wallet, so a retry, a second process or a second click finds the lot there already.
 * Source: policies/*.yaml, `lots.life` and `grants`.
 */
export function grantConnects(grant: Grant, policy: Policy, now: Temporal.Instant): Granted {
  const lot: Lot = {
    id: grant.lotId,
    source: grant.source,
    reason: grant.reason,
    granted: grant.connects,
    left: 0,
    held: 0,
    receivedAt: now,
    lapsesAt: grant.lapsesAt ?? lapseOf(policy, now),
    priceCents: 0,
    currency: policy.currency,
    originLotId: null,
  }
  const movement: Movement = {
    id: grant.movementId,
    walletId: grant.walletId,
    kind: 'granted',
    at: now,
    entries: [
      {
        debit: 'issued',
        credit: 'available',
        lotId: lot.id,
        amount: grant.connects,
        ...(grant.note && { note: grant.note }),
      },
    ],
    postId: null,
    proposalId: null,
  }
  return { lot, movement }
}

export type Grant = {
  walletId: string
  lotId: string
  movementId: string
  source: string
  reason: string
  connects: number
  /** Where it does not live as long as all lots do. */
  lapsesAt?: Temporal.Instant
  /** What it was given for, in words; the statement shows it. */
  note?: string | undefined
}
export type Granted = { lot: Lot; movement: Movement }

/** When a lot received now stops counting: `lots.life` later by the UTC calendar, or never. */
export function lapseOf({ lots: { life } }: Policy, now: Temporal.Instant): Temporal.Instant | null {
  if (life === null) return null
  const ms = now.epochMilliseconds
  if (latest?.life !== life || latest.ms !== ms)
    latest = { life, ms, lapse: now.toZonedDateTimeISO('UTC').add(life).toInstant() }
  return latest.lapse
}

// Most that is granted at one instant is granted to many: the calendar is asked once.
let latest: { life: Policy['lots']['life']; ms: number; lapse: Temporal.Instant } | undefined
