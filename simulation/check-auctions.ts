import type { PGlite } from '@electric-sql/pglite'
import type { Oracle } from './oracle/oracle.ts'
import { rowsOf } from './rows-of.ts'

/** The auctions, every bid in them, and that what was charged for a boost is what it costs, once. */
export async function checkAuctions(pglite: PGlite, { auctions }: Oracle, now: number): Promise<string[]> {
  const found: string[] = []
  const stored = await rowsOf<{ id: string; closes_at: Date; is: string }>(
    pglite,
    `select post_id as id, closes_at, concat_ws(' ', case when placebo then 'placebo' end, case when closed_at is not null then 'closed' else 'open' end,
       'at', coalesce(clearing::text, '-'), losing) as is from boost_auctions`,
  )
  if (stored.length !== auctions.all.size)
    found.push(`boosts: ${stored.length} auctions stored, should be ${auctions.all.size}`)
  for (const { id, closes_at, is } of stored) {
    const auction = auctions.all.get(id)
    const { placebo, closed, clearing, losing } = auction ?? {}
    const expected = `${placebo ? 'placebo ' : ''}${closed ? 'closed' : 'open'} at ${clearing ?? '-'} ${losing}`
    if (is !== expected) found.push(`boosts: the auction of ${id} is ${is}, should be ${expected}`)
    if (closes_at.getTime() !== auction?.closesAt) found.push(`boosts: the auction of ${id} closes at another instant`)
  }
  const bids = await rowsOf<Record<'id' | 'state' | 'rest', string> & { held: number; held_until: Date; paid: number }>(
    pglite,
    `select proposal_id as id, state, held, held_until, concat_ws(' ', connects, charged) as rest,
       coalesce((select sum(amount) from ledger_entries as entry where entry.wallet_id = freelancer_id
         and entry.proposal_id = boost_bids.proposal_id and kind = 'captured'), 0)::int as paid from boost_bids`,
  )
  const known = new Map([...auctions.all.values()].flatMap(({ bids }) => bids).map(bid => [bid.proposal.id, bid]))
  if (bids.length !== known.size) found.push(`boosts: ${bids.length} bids stored, should be ${known.size}`)
  for (const { id, state, held, held_until, rest, paid } of bids) {
    const bid = known.get(id)
    // Nobody writes down that a hold has timed out before somebody opens its auction.
    const over = held > 0 && held_until.getTime() <= now
    const is = `${over && state === 'placed' ? 'released' : state} ${over ? 0 : held} ${rest}`
    const expected = bid && `${bid.state} ${bid.held} ${bid.connects} ${bid.charged}`
    if (is !== expected) found.push(`boosts: the bid of ${id} is ${is}, should be ${expected}`)
    if (paid !== bid?.charged) found.push(`law 6: the boost of ${id} was charged ${paid}, should be ${bid?.charged}`)
  }
  return found
}
