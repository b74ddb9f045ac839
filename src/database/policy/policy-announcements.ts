import { sql } from 'kysely'
import { openStates } from '#economy/proposals/proposal-states'
import { date, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { PricedRow } from '../posts/post-writing.ts'

/** What members are told: that a version comes, or that it does not come after all. */
export type Announcement = { versionId: string; kind: 'coming' | 'cancelled' }
/** A place in the order in which wallets were opened. */
export type Place = { openedAt: Temporal.Instant; walletId: string }

/** Up to whom it has been told, if to anybody. */
export async function findTold(db: Database, { versionId, kind }: Announcement): Promise<Place | undefined> {
  const row = await db
    .selectFrom('policy_announcements')
    .select(['opened_at', 'wallet_id'])
    .where('version_id', '=', versionId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && { openedAt: row.opened_at.toTemporalInstant(), walletId: row.wallet_id }
}

/** Moves it on from where it was read; answers false when another process was faster. */
export async function saveTold(
  tx: Tx,
  { versionId, kind }: Announcement,
  told: { from: Place | undefined; to: Place },
): Promise<boolean> {
  const { from, to } = told
  const { rows } = from
    ? await sql`
        update policy_announcements set opened_at = ${date(to.openedAt)}, wallet_id = ${to.walletId}
        where version_id = ${versionId} and kind = ${kind} and (opened_at, wallet_id) = (${date(from.openedAt)}::timestamptz, ${from.walletId}::uuid)
        returning 1`.execute(tx)
    : await sql`
        insert into policy_announcements (version_id, kind, opened_at, wallet_id)
        values (${versionId}, ${kind}, ${date(to.openedAt)}, ${to.walletId})
        on conflict do nothing
        returning 1`.execute(tx)
  return rows.length > 0
}

/** The next wallets after a place, up to those opened at `until`, in the order in which they were opened. */
export async function listWalletsAfter(
  db: Database,
  { after, until, most }: { after: Place | undefined; until: Place; most: number },
): Promise<Place[]> {
  const { rows } = await sql<{ opened_at: Date; wallet_id: string }>`
    select opened_at, wallet_id from wallets
    where (opened_at, wallet_id) <= (${date(until.openedAt)}::timestamptz, ${until.walletId}::uuid)
      ${after ? sql`and (opened_at, wallet_id) > (${date(after.openedAt)}::timestamptz, ${after.walletId}::uuid)` : sql``}
    order by opened_at, wallet_id limit ${most}`.execute(db)
  return rows.map(row => ({ openedAt: row.opened_at.toTemporalInstant(), walletId: row.wallet_id }))
}

export async function countWalletsAfter(
  db: Database,
  { after, until }: { after: Place | undefined; until: Place },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from wallets
    where (opened_at, wallet_id) <= (${date(until.openedAt)}::timestamptz, ${until.walletId}::uuid)
      ${after ? sql`and (opened_at, wallet_id) > (${date(after.openedAt)}::timestamptz, ${after.walletId}::uuid)` : sql``}`.execute(
    db,
  )
  return rows[0]!.count
}

/** Who of these has a notice of this kind with this link. */
export async function findNoticed(
  db: Database,
  memberIds: string[],
  { kind, link }: { kind: string; link: string },
): Promise<Set<string>> {
  const { rows } = await sql<{ member_id: string }>`
    select distinct member_id from notices
    where member_id = any(${uuids(memberIds)}) and kind = ${kind} and link = ${link}`.execute(db)
  return new Set(rows.map(row => row.member_id))
}

export type LastPost = PricedRow & { freelancer_id: string; invited: boolean }

/** The posts each of these last proposed to, `most` of each, with as many proposals as they had before theirs. */
export async function listLastPosts(db: Database, freelancerIds: string[], most: number): Promise<LastPost[]> {
  const { rows } = await sql<LastPost>`
    select last.freelancer_id, post_id, client_id, posts.price, payment_type, budget_cents, duration, workload, category, level,
      greatest(post_activity.proposals - since.count, 0) as proposals, payment_verified as client_verified,
      spent_cents as client_spent_cents, invitations.post_id is not null as invited
    from (
      select freelancer_id, post_id, submitted_at,
        row_number() over (partition by freelancer_id order by submitted_at desc, proposal_id desc) as place
      from proposals where freelancer_id = any(${uuids(freelancerIds)})
    ) as last
      join posts using (post_id)
      join post_activity using (post_id)
      join members on member_id = client_id
      left join invitations using (post_id, freelancer_id)
      cross join lateral (
        select count(*)::int as count from proposals where proposals.post_id = last.post_id and proposals.submitted_at >= last.submitted_at
      ) as since
    where place <= ${most}`.execute(db)
  return rows
}

/** The reasons for which these were given what comes once, by wallet. */
export async function findEarned(db: Database, walletIds: string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ wallet_id: string; reasons: string[] }>`
    select wallet_id, array_agg(reason) as reasons from lots
    where wallet_id = any(${uuids(walletIds)}) and source in ('readiness-test', 'profile', 'badge') group by wallet_id`.execute(
    db,
  )
  return new Map(rows.map(row => [row.wallet_id, new Set(row.reasons)]))
}

/** Who of these has bid on a boosted place with a proposal sent since then. */
export async function findBidders(
  db: Database,
  freelancerIds: string[],
  since: Temporal.Instant,
): Promise<Set<string>> {
  const { rows } = await sql<{ freelancer_id: string }>`
    select distinct freelancer_id from proposals join boost_bids using (post_id, freelancer_id)
    where freelancer_id = any(${uuids(freelancerIds)}) and submitted_at >= ${date(since)}`.execute(db)
  return new Set(rows.map(row => row.freelancer_id))
}

/** Who of these has confirmed their e-mail address. */
export async function findConfirmed(db: Database, memberIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from members where member_id = any(${uuids(memberIds)}) and email_verified`.execute(db)
  return new Set(rows.map(row => row.member_id))
}

/** How many proposals of each of these wait for a client. */
export async function countOpenProposals(db: Database, freelancerIds: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ freelancer_id: string; open: number }>`
    select freelancer_id, count(*)::int as open from proposals
    where freelancer_id = any(${uuids(freelancerIds)}) and state = any(${openStates}::text[])
    group by freelancer_id`.execute(db)
  return new Map(rows.map(row => [row.freelancer_id, row.open]))
}

export type PricedKind = Omit<PricedRow, 'post_id' | 'price'> & { posts: number }

/** Open posts by what decides their price, how many of each there are: each by itself where prices are `moving`. */
export async function countPricedPosts(db: Database, { moving }: { moving: boolean }): Promise<PricedKind[]> {
  const { rows } = await sql<PricedKind>`
    select payment_type, budget_cents, duration, workload, category, level, payment_verified as client_verified, count(*)::int as posts
      ${moving ? sql`, client_id, proposals, spent_cents as client_spent_cents` : sql``}
    from posts join members on member_id = client_id ${moving ? sql`join post_activity using (post_id)` : sql``}
    where state = 'open'
    group by 1, 2, 3, 4, 5, 6, 7 ${moving ? sql`, 9, 10, 11` : sql``}`.execute(db)
  return rows
}

/** Wallets with more to spend than a plan may carry, by the caps of the plans, and how many Connects are above. */
export async function countAboveCaps(
  db: Database,
  caps: { plan: string; isFirst: boolean; carried: number }[],
  now: Temporal.Instant,
): Promise<{ wallets: number; above: number }> {
  const { rows } = await sql<{ wallets: number; above: number }>`
    select count(*)::int as wallets, coalesce(sum(has - carried), 0)::float8 as above
    from (
      select wallet_id, sum("left") as has from lots
      where unspent and (lapses_at is null or lapses_at > ${date(now)}) group by wallet_id
    ) as filled join wallets using (wallet_id) join unnest(
      ${caps.map(({ plan }) => plan)}::text[], ${caps.map(({ isFirst }) => isFirst)}::boolean[], ${integers(caps.map(({ carried }) => carried))}
    ) as capped (plan_id, is_first, carried) on wallets.plan = plan_id or (wallets.plan is null and is_first)
    where has > carried`.execute(db)
  return rows[0]!
}

/** How many wallets there are, and how many of them were opened before an instant. */
export async function countWallets(
  db: Database,
  openedBefore: Temporal.Instant,
): Promise<{ wallets: number; before: number }> {
  const { rows } = await sql<{ wallets: number; before: number }>`
    select count(*)::int as wallets, (count(*) filter (where opened_at < ${date(openedBefore)}))::int as before from wallets`.execute(
    db,
  )
  return rows[0]!
}
