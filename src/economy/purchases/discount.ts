import { codeOf } from '../campaigns/claim-campaign.ts'
import { dateWords, moneyWords } from '../figure-words.ts'
import type { Policy } from '../policy/policy.ts'
import { offersOf } from './any-amount.ts'

/** What somebody has claimed by a code: so many percent off a purchase before `until`. */
export type Discount = { code: string; percentOff: number; until: Temporal.Instant }

/**
 * A discount takes whole percents off the price of one purchase, rounded up to the whole cent; of several the largest counts, and they never add up.
 *
 * Rounded down, a small price would cost less than its percents say. Where two are as large, the one that ends sooner counts.
 * Source: Upwork's promo codes give Connects or a discount (A), without a figure; how it is counted is ours.
 */
export const discounted = (cents: number, { percentOff }: Pick<Discount, 'percentOff'>): number =>
  Math.ceil((cents * (100 - percentOff)) / 100)

/** Of what somebody has open, the discount their next purchase is shown with. */
export const nextDiscount = <Claimed extends Discount>(
  claimed: Claimed[],
  now: Temporal.Instant,
): Claimed | undefined => openOf(claimed, now)[0]

/**
 * A discount is used up once, by the purchase that names it or was paid at its price, before the end it was claimed with.
 *
 * Purchases are recorded and not taken, so what was paid says which one was meant; whoever takes the money may name it. A
 * campaign that ends sooner or later than it said leaves what was claimed alone, and a purchase that is charged back does not
 * bring it back, or whoever charges back would buy at it again. Source: ours.
 */
export function usedDiscount<Claimed extends Discount>(
  paid: Paid,
  {
    claimed,
    policy,
  }: { claimed: Claimed[]; policy: Pick<Policy, 'bundles' | 'anyAmount' | 'connectCents' | 'currency'> },
  now: Temporal.Instant,
): Claimed | undefined {
  const open = openOf(claimed, now)
  const { code } = paid
  if (code !== undefined) return open.find(each => codeOf(each.code) === codeOf(code))
  const offers = offersOf(paid.connects, policy)
  if (paid.currency !== policy.currency || offers.some(({ cents }) => cents === paid.cents)) return undefined
  return open.find(each => offers.some(({ cents }) => discounted(cents, each) === paid.cents))
}

/** `code` where the purchase names the discount. */
type Paid = { connects: number; cents: number; currency: string; code?: string | undefined }

const openOf = <Claimed extends Discount>(claimed: Claimed[], now: Temporal.Instant): Claimed[] =>
  claimed
    .filter(({ until }) => Temporal.Instant.compare(now, until) < 0)
    .sort((a, b) => b.percentOff - a.percentOff || Temporal.Instant.compare(a.until, b.until))

/** "$1.50; −20%: code SPRING". */
export const discountWords = (
  cents: number,
  { currency, code, percentOff }: { currency: string } & Omit<Discount, 'until'>,
): string => `${moneyWords(cents, currency)}; −${percentOff}%: code ${code}`

/** "20% off your next purchase before 8 May 2026". */
export const offWords = ({ percentOff, until }: Omit<Discount, 'code'>): string =>
  `${percentOff}% off your next purchase before ${dateWords(until)}`
