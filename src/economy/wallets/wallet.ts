import type { Hold } from '../holds/hold.ts'
import type { OwnLimits } from '../limits/own-limits.ts'

/** A named place a Connect can be. Every Connect ever issued is in exactly one of them (`issued` is where they start). */
export const accounts = ['issued', 'available', 'held', 'burnt', 'expired', 'forfeited', 'revoked'] as const
export type Account = (typeof accounts)[number]

/** Connects received together: where from, how many are left, and until when they count (`lapsesAt` itself is too late). `held` of them are set aside. */
export type Lot = {
  id: string
  source: string
  /** What it was given for. A wallet holds one lot for one reason, so nothing is granted twice. */
  reason: string
  granted: number
  left: number
  held: number
  receivedAt: Temporal.Instant
  lapsesAt: Temporal.Instant | null
  /** What was paid for its Connects, in its currency's cents; 0 when they were free. Of a lot of returned ones it is part of what their lot cost. */
  priceCents: number
  /** The currency in which that was paid. */
  currency: string
  /** The lapsed lot a returned Connect came from, where it could not go back into it. */
  originLotId: string | null
}

/**
 * `holds` are those that still hold something, and those that have ended since the wallet was read; `owed` is in Connects,
 * `limits` its owner's own, if any, `country` the one whose prices it has, if one was named; `isAgency` where it is the pool of an agency.
 */
export type Wallet = {
  id: string
  openedAt: Temporal.Instant
  lots: Lot[]
  holds: Hold[]
  owed: number
  membership: Membership
  limits?: OwnLimits | undefined
  country?: string | undefined
  isAgency?: boolean
}

/** What plan a wallet is on, and up to when its plan has happened. */
export type Membership = {
  /** Null is the first plan of the policy, whichever that is: newcomers have it. */
  plan: string | null
  /** The plan that begins with the next cycle, where another was asked for. */
  nextPlan: string | null
  /** Every cycle and every drip up to here has happened; null before the first. */
  settledUntil: Temporal.Instant | null
  /** Whether a lot of it was bought, for anything, with a payment that was not charged back. */
  hasBought: boolean
}

/** As a wallet begins. */
export const newcomer: Membership = { plan: null, nextPlan: null, settledUntil: null, hasBought: false }

/** One double entry: `amount` Connects leave `debit` and arrive in `credit`; `lotId` is the lot that is meant. */
export type Entry = { debit: Account; credit: Account; lotId: string; amount: number; note?: string }

/** Entries that happen together, for one reason, in one wallet. */
export type Movement = {
  id: string
  walletId: string
  kind: MovementKind
  at: Temporal.Instant
  entries: Entry[]
  postId: string | null
  proposalId: string | null
  /** The hold it places, captures or ends. */
  holdId?: string
  /** Connects that the wallet owes from it on. */
  shortfall?: number
}

export const movementKinds = [
  'granted',
  'proposal',
  'returned',
  'boost-returned',
  'expired',
  'forfeited',
  'held',
  'captured',
  'released',
  'timed-out',
  'purchased',
  'revoked',
  'settled',
  'adjusted',
  'availability-badge',
  'boosted-profile',
] as const
export type MovementKind = (typeof movementKinds)[number]

export const lapsed = (lot: Lot, now: Temporal.Instant): boolean =>
  lot.lapsesAt !== null && lot.lapsesAt.epochMilliseconds <= now.epochMilliseconds

/** A lot counts until its last instant and not after, whether or not any job has written its lapse down. */
export const spendable = (lot: Lot, now: Temporal.Instant): number => (lapsed(lot, now) ? 0 : lot.left)

/** What a movement adds to an account of its wallet, below zero for what it takes. */
export const changeOf = (account: Account, { entries }: Pick<Movement, 'entries'>): number =>
  entries.reduce((sum, entry) => sum + changeBy(account, entry), 0)

/** What one entry adds to an account. */
export const changeBy = (account: Account, { debit, credit, amount }: Entry): number =>
  (credit === account ? amount : 0) - (debit === account ? amount : 0)

/** The balance: what the wallet can spend at this instant, in Connects. */
export const available = (wallet: Wallet, now: Temporal.Instant): number =>
  wallet.lots.reduce((sum, lot) => sum + spendable(lot, now), 0)
