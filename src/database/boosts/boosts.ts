import { type RawBuilder, sql } from 'kysely'
import type { ProposalState } from '#economy/proposals/proposal-states'
import { date, instants, integers, uuids, words } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { BoostAuctionRow, BoostBidRow } from '../tables.ts'
import type { Write } from '../write-together.ts'

export type FoundBid = BoostBidRow & { proposal_state: ProposalState }
export type FoundAuction = BoostAuctionRow & { bids: FoundBid[] }

/** `closing`: until when auctions close now, or that all may. */
type Wanted = { bidders?: string[]; closing?: Temporal.Instant | 'all' }

/**
 * The auctions of these posts with every bid that has not lost its place, however many have; those of `bidders` in any
 * case: as many as there are places, not as have bid. Only a placebo that closes is read whole, since all who bid are told.
 * The posts are locked by whoever changes something, which keeps everybody else from it.
 */
export async function findAuctions(
  db: Database,
  postIds: string[],
  { bidders = [], closing }: Wanted = {},
): Promise<Map<string, FoundAuction>> {
  const found = await findWith(
    db,
    postIds,
    sql`(bids.state <> 'outbid' or bids.freelancer_id = any(${uuids(bidders)}))`,
  )
  const closes = ({ placebo, closed_at, closes_at }: FoundAuction) =>
    placebo &&
    closed_at === null &&
    (closing === 'all' || (closing && closes_at.getTime() <= closing.epochMilliseconds))
  const whole = [...found.values()].filter(closes).map(({ post_id }) => post_id)
  return whole.length > 0 ? new Map([...found, ...(await findWith(db, whole, sql`true`))]) : found
}

async function findWith(
  db: Database,
  postIds: string[],
  wanted: RawBuilder<unknown>,
): Promise<Map<string, FoundAuction>> {
  // The state by a subquery: a join of so few is planned by what the tables have in all.
  const { rows } = await sql<BoostAuctionRow & { [Column in keyof FoundBid]: FoundBid[Column] | null }>`
    select auctions.*, bids.*, auctions.post_id, (
      select state from proposals where proposals.post_id = bids.post_id and proposals.freelancer_id = bids.freelancer_id
    ) as proposal_state
    from boost_auctions as auctions left join boost_bids as bids on bids.post_id = auctions.post_id and ${wanted}
    where auctions.post_id = any(${uuids(postIds)})`.execute(db)
  const auctions = new Map<string, FoundAuction>()
  for (const { post_id, policy, placebo, closes_at, closed_at, clearing, losing, last, ...bid } of rows) {
    const auction = { post_id, policy, placebo, closes_at, closed_at, clearing, losing, last, bids: [] }
    if (!auctions.has(post_id)) auctions.set(post_id, auction)
    if (bid.proposal_id !== null) auctions.get(post_id)!.bids.push({ post_id, ...bid } as FoundBid)
  }
  return auctions
}

/** Whose wallets hold something for places on the posts of these proposals; a part of a statement. */
export const holdersOn = (proposalIds: string[]): RawBuilder<string> => sql`
  select freelancer_id from boost_bids
  where held > 0 and post_id = any(array(select post_id from proposals where proposal_id = any(${uuids(proposalIds)})))`

/** Auctions that have closed by now and nobody has written it down. What timed out in one is written down by whoever opens it. */
export async function findDueAuctions(db: Database, now: Temporal.Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`
    select post_id from boost_auctions where closed_at is null and closes_at <= ${date(now)} order by closes_at limit ${most}`.execute(
    db,
  )
  return rows.map(row => row.post_id)
}

export async function countDueAuctions(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from boost_auctions where closed_at is null and closes_at <= ${date(now)}`.execute(db)
  return rows[0]!.count
}

/** When the next auction closes by its time, after an instant. */
export async function nextAuctionEnd(db: Database, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(closes_at) as at from boost_auctions where closed_at is null and closes_at > ${date(after)}`.execute(db)
  return rows[0]!.at?.toTemporalInstant()
}

/** `before`: the last bid of the auction as it was read. */
export type ReadAuction = BoostAuctionRow & { before: number }

/** Writes auctions that begin. */
export function insertAuctions(auctions: BoostAuctionRow[]): Write | undefined {
  if (auctions.length === 0) return undefined
  const of = <T>(pick: (auction: BoostAuctionRow) => T): T[] => auctions.map(pick)
  return sql`
    insert into boost_auctions (post_id, policy, placebo, closes_at, closed_at, clearing, losing, last)
    select * from unnest(
      ${uuids(of(a => a.post_id))}, ${of(a => a.policy)}::text[], ${of(a => a.placebo)}::boolean[], ${of(a => a.closes_at)}::timestamptz[],
      ${of(a => a.closed_at)}::timestamptz[], ${of(a => a.clearing)}::int[], ${integers(of(a => a.losing))}, ${integers(of(a => a.last))})
    returning 1`
}

/** Writes auctions as they are now. Returns fewer rows where somebody has bid since one was read. */
export function updateAuctions(auctions: ReadAuction[]): Write | undefined {
  if (auctions.length === 0) return undefined
  const of = <T>(pick: (auction: ReadAuction) => T): T[] => auctions.map(pick)
  return sql`
    update boost_auctions set
      closed_at = given.closed_at, clearing = given.clearing, losing = given.losing, last = given.last
    from unnest(
      ${uuids(of(a => a.post_id))}, ${of(a => a.closed_at)}::timestamptz[], ${of(a => a.clearing)}::int[],
      ${integers(of(a => a.losing))}, ${integers(of(a => a.last))}, ${integers(of(a => a.before))}
    ) as given (post_id, closed_at, clearing, losing, last, before)
    where boost_auctions.post_id = given.post_id and boost_auctions.last = given.before
    returning 1`
}

/** What an auction decides of a bid; how often it was seen is counted beside it. */
export type DecidedBid = Omit<BoostBidRow, 'seen' | 'seen_at'>

/** Writes bids that nobody has written yet. */
export function insertBids(bids: DecidedBid[]): Write | undefined {
  if (bids.length === 0) return undefined
  return sql`
    insert into boost_bids (${columns})
    select post_id, proposal_id, freelancer_id, connects, number, bid_at, state, held, charged, charge_seq, held_until, opens,
      opened_at, hold_ids::jsonb, acts::jsonb
    from ${given(bids)}
    returning 1`
}

/** Writes bids as they are now. */
export function updateBids(bids: DecidedBid[]): Write | undefined {
  if (bids.length === 0) return undefined
  return sql`
    update boost_bids set
      connects = given.connects, number = given.number, bid_at = given.bid_at, state = given.state, held = given.held,
      charged = given.charged, charge_seq = given.charge_seq, held_until = given.held_until, opens = given.opens,
      opened_at = given.opened_at, hold_ids = given.hold_ids::jsonb, acts = given.acts::jsonb
    from ${given(bids)}
    where boost_bids.post_id = given.post_id and boost_bids.freelancer_id = given.freelancer_id
    returning 1`
}

const columns = sql`post_id, proposal_id, freelancer_id, connects, number, bid_at, state, held, charged, charge_seq,
  held_until, opens, opened_at, hold_ids, acts`

function given(bids: DecidedBid[]) {
  const of = <T>(pick: (bid: DecidedBid) => T): T[] => bids.map(pick)
  const at = (pick: (bid: DecidedBid) => Date) => instants(of(bid => pick(bid).toTemporalInstant()))
  return sql`unnest(
      ${uuids(of(b => b.post_id))}, ${uuids(of(b => b.proposal_id))}, ${uuids(of(b => b.freelancer_id))}, ${integers(of(b => b.connects))},
      ${integers(of(b => b.number))}, ${at(b => b.bid_at)}, ${words(of(b => b.state))}, ${integers(of(b => b.held))},
      ${integers(of(b => b.charged))}, ${integers(of(b => b.charge_seq))}, ${at(b => b.held_until)}, ${integers(of(b => b.opens))},
      ${instants(of(b => b.opened_at?.toTemporalInstant() ?? null))},
      ${of(b => JSON.stringify(b.hold_ids))}::text[], ${of(b => JSON.stringify(b.acts))}::text[]
    ) as given (${columns})`
}

/** Counts a glance at these proposals of a post where they hold a place and none counted since. Answers how often each was seen. */
export async function countGlance(
  tx: Tx,
  { postId, proposalIds }: { postId: string; proposalIds: string[] },
  { now, since }: { now: Temporal.Instant; since: Temporal.Instant },
): Promise<{ seen: number }[]> {
  const { rows } = await sql<{ seen: number }>`
    update boost_bids set seen = seen + 1, seen_at = ${date(now)}
    where post_id = ${postId} and proposal_id = any(${uuids(proposalIds)}) and state = 'placed'
      and (seen_at is null or seen_at <= ${date(since)})
    returning seen`.execute(tx)
  return rows
}

/** What was charged for these bids, by proposal: lot by lot, in the order it was taken. */
export async function findCharged(
  tx: Tx,
  bids: DecidedBid[],
): Promise<Map<string, { lotId: string; amount: number }[]>> {
  const of = <T>(pick: (bid: DecidedBid) => T): T[] => bids.map(pick)
  const { rows } = await sql<{ proposal_id: string; lot_id: string; amount: number }>`
    select bid.proposal_id, lot_id, amount
    from unnest(
      ${uuids(of(b => b.freelancer_id))}, ${uuids(of(b => b.proposal_id))}, ${integers(of(b => b.charge_seq))}, ${integers(of(b => b.charged))}
    ) as bid (wallet_id, proposal_id, seq, charged)
      join ledger_entries as entry
        on entry.wallet_id = bid.wallet_id and entry.seq >= bid.seq and entry.seq < bid.seq + bid.charged
        and entry.proposal_id = bid.proposal_id and entry.kind = 'captured'
    order by entry.wallet_id, entry.seq`.execute(tx)
  return Map.groupBy(
    rows.map(row => ({ proposalId: row.proposal_id, lotId: row.lot_id, amount: row.amount })),
    ({ proposalId }) => proposalId,
  )
}
