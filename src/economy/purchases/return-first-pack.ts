import type { Policy } from '../policy/policy.ts'
import { isOpen, type ProposalState } from '../proposals/proposal-states.ts'
import type { Lot } from '../wallets/wallet.ts'

/**
 * What a member's first purchase has paid for proposals comes back once, if none of those sent in the policy's days was hired and the last of them has ended.
 *
 * Whoever tries a marketplace with their own money and wins nothing with it may try once more. It counts what was sent in
 * so many days and waits for what became of it, so that nothing depends on how soon a job runs. What was withdrawn stays
 * spent, and so does all of a purchase that was charged back. Undefined while it is not known.
 * Source: Bark returns a first pack once if it won nothing (A); policies/*.yaml, `returns.firstPack`.
 */
export function returnFirstPack(pack: FirstPack, paid: PaidByPack[], now: Temporal.Instant): PackSettled | undefined {
  if (Temporal.Instant.compare(now, pack.coversUntil) < 0) return undefined
  if (pack.revoked || paid.some(({ state }) => state === 'hired')) return { won: !pack.revoked, backs: [] }
  if (paid.some(({ state }) => isOpen(state))) return undefined
  return { won: false, backs: paid.flatMap(comesBack) }
}

export type FirstPack = { coversUntil: Temporal.Instant; revoked: boolean }

/** A proposal that was sent in time, and how many Connects of the pack it took. */
export type PaidByPack = { proposalId: string; state: ProposalState; price: number; returned: number; ofPack: number }

/** Whether something was won with it, and what of which proposals comes back. */
export type PackSettled = { won: boolean; backs: { proposalId: string; back: number }[] }

const comesBack = ({ proposalId, state, price, returned, ofPack }: PaidByPack): PackSettled['backs'] => {
  const back = state === 'withdrawn' ? 0 : Math.min(ofPack, price - returned)
  return back > 0 ? [{ proposalId, back }] : []
}

/** For how many days a purchase made now would be covered: undefined for whoever has ever paid for one, charged back or not, and where nothing is promised. */
export const firstPackPromise = (hasPaidBefore: boolean, { returns }: Policy): number | undefined =>
  hasPaidBefore ? undefined : returns.firstPack?.days

/** Until when proposals are sent under the promise of a purchase that is made now, if it is the wallet's first and the policy promises anything. */
export function firstPackCovers(
  hasPaidBefore: boolean,
  { receivedAt, priceCents }: Pick<Lot, 'receivedAt' | 'priceCents'>,
  policy: Policy,
): Temporal.Instant | undefined {
  const days = firstPackPromise(hasPaidBefore, policy)
  return days === undefined || priceCents === 0 ? undefined : receivedAt.add({ hours: 24 * days })
}
