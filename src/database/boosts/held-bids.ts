import { sql } from 'kysely'
import { instants, uuids } from '../arrays.ts'
import type { Tx } from '../open.ts'

/** An auction in which something is held, and in whose wallets. */
export type HeldAuction = { post_id: string; policy: string; closes_at: Date; holders: string[] }

export async function findHeldAuctions(tx: Tx, postIds: string[]): Promise<HeldAuction[]> {
  const { rows } = await sql<HeldAuction>`
    select post_id, policy, closes_at, array_agg(freelancer_id::text) as holders
    from boost_auctions join boost_bids using (post_id)
    where post_id = any(${uuids(postIds)}) and held > 0
    group by post_id`.execute(tx)
  return rows
}

/** Holds what is held on these posts until later; the wallets are locked. */
export async function saveHeldUntil(tx: Tx, posts: { postId: string; until: Temporal.Instant }[]): Promise<void> {
  await sql`
    with later as (
      update boost_bids set held_until = given.until
      from unnest(${uuids(posts.map(({ postId }) => postId))}, ${instants(posts.map(({ until }) => until))}) as given (post_id, until)
      where boost_bids.post_id = given.post_id and held > 0 and held_until < given.until
      returning freelancer_id, hold_ids, held_until
    )
    update holds set times_out_at = held_until
    from later, jsonb_array_elements_text(hold_ids) as held (hold_id)
    where holds.wallet_id = freelancer_id and holds.hold_id = held.hold_id::uuid and state = 'placed'`.execute(tx)
}
