import { sql } from 'kysely'
import type { Database } from '../open.ts'

export type BoostOutcomes = {
  placebo: boolean
  auctions: number
  places: number
  opened: number
  shortlisted: number
  interviewed: number
  hired: number
  charged: number
}

/** What became of the places of closed auctions, real and placebo: who lost theirs or withdrew is in neither. */
export async function sumBoostOutcomes(db: Database): Promise<BoostOutcomes[]> {
  const { rows } = await sql<BoostOutcomes>`
    select placebo, count(distinct post_id)::int as auctions, count(*)::int as places,
      (count(*) filter (where acts ? 'opened'))::int as opened,
      (count(*) filter (where acts ? 'shortlisted'))::int as shortlisted,
      (count(*) filter (where acts ? 'interviewed'))::int as interviewed,
      (count(*) filter (where acts ? 'hired'))::int as hired,
      coalesce(sum(charged), 0)::int as charged
    from boost_auctions join boost_bids using (post_id) join proposals using (post_id, freelancer_id)
    where closed_at is not null and boost_bids.state <> 'outbid' and proposals.state <> 'withdrawn'
    group by placebo`.execute(db)
  return rows
}
