import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../open.ts'

/** One thing that does not add up. Figures in Connects, counts, or heads of chains. */
export type Difference = {
  check: string
  wallet?: string
  subject?: string
  expected: number | string
  found: number | string
}

/** Where every Connect is, recomputed from the entries alone: what arrived in each account less what left it. */
export async function sumAccounts(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ account: string; connects: number }>`
    select account, sum(connects)::float8 as connects
    from (
      select credit as account, sum(amount) as connects from ledger_entries group by credit
      union all
      select debit, -sum(amount) from ledger_entries group by debit
    ) as moved
    group by account`.execute(db)
  return Object.fromEntries(rows.map(({ account, connects }) => [account, connects]))
}

type Check = {
  check: string
  query: RawBuilder<{ wallet: string | null; subject: string | null; expected: number; found: number }>
}

/** Every law that can be asked of the rows, each as a query that answers what breaks it. */
const checks: Check[] = [
  {
    check: 'what is left of a lot is what its entries say',
    query: sql`
      select lots.wallet_id as wallet, lots.lot_id as subject, coalesce(moved.connects, 0)::int as expected, lots."left" as found
      from lots left join (
        select wallet_id, lot_id, sum(case when credit = 'available' then amount when debit = 'available' then -amount else 0 end) as connects
        from ledger_entries group by wallet_id, lot_id
      ) as moved using (wallet_id, lot_id)
      where lots."left" <> coalesce(moved.connects, 0)`,
  },
  {
    check: 'what is held of a lot is what its entries say',
    query: sql`
      select lots.wallet_id as wallet, lots.lot_id as subject, coalesce(moved.connects, 0)::int as expected, lots.held as found
      from lots left join (
        select wallet_id, lot_id, sum(case when credit = 'held' then amount when debit = 'held' then -amount else 0 end) as connects
        from ledger_entries group by wallet_id, lot_id
      ) as moved using (wallet_id, lot_id)
      where lots.held <> coalesce(moved.connects, 0)`,
  },
  {
    check: 'a hold took, captured and gave back what its entries say',
    query: sql`
      select wallet_id as wallet, hold_id as subject, booked as expected, said as found
      from (
        select wallet_id, hold_id,
          sum(amount) filter (where credit = 'held') as taken,
          sum(amount) filter (where debit = 'held' and credit = 'burnt') as captured,
          sum(amount) filter (where debit = 'held' and credit <> 'burnt') as released
        from ledger_entries where debit = 'held' or credit = 'held' group by wallet_id, hold_id
      ) as moved full join holds using (wallet_id, hold_id), lateral (values
        (coalesce(moved.taken, 0)::int, coalesce(holds.amount, 0)),
        (coalesce(moved.captured, 0)::int, coalesce(holds.captured, 0)),
        (coalesce(moved.released, 0)::int, coalesce(holds.released, 0))
      ) as compared (booked, said)
      where booked <> said`,
  },
  {
    check: 'what a wallet holds is what its open holds hold',
    query: sql`
      select wallet_id as wallet, null as subject, coalesce(open.connects, 0)::int as expected, coalesce(moved.connects, 0)::int as found
      from (
        select wallet_id, sum(case when credit = 'held' then amount else -amount end) as connects
        from ledger_entries where debit = 'held' or credit = 'held' group by wallet_id
      ) as moved full join (
        select wallet_id, sum(amount - captured - released) as connects from holds where state = 'placed' group by wallet_id
      ) as open using (wallet_id)
      where coalesce(open.connects, 0) <> coalesce(moved.connects, 0)`,
  },
  {
    check: 'a lot received what it was granted',
    query: sql`
      select lots.wallet_id as wallet, lots.lot_id as subject, lots.granted as expected, coalesce(first.connects, 0)::int as found
      from lots left join (
        select distinct on (wallet_id, lot_id) wallet_id, lot_id, amount as connects
        from ledger_entries where credit = 'available' order by wallet_id, lot_id, seq
      ) as first using (wallet_id, lot_id)
      where lots.granted <> coalesce(first.connects, 0)`,
  },
  {
    check: 'the balance after each entry follows from the one before',
    query: sql`
      select wallet_id as wallet, movement_id as subject, expected::int, balance_after as found
      from (
        select wallet_id, movement_id, balance_after,
          sum(case when credit = 'available' then amount when debit = 'available' then -amount else 0 end)
            over (partition by wallet_id order by seq) as expected
        from ledger_entries
      ) as running
      where expected <> balance_after`,
  },
  {
    check: 'a wallet with a head has entries',
    query: sql`
      select wallet_id as wallet, null as subject, 1 as expected, 0 as found
      from wallets
      where head is not null and not exists (select from ledger_entries where ledger_entries.wallet_id = wallets.wallet_id)`,
  },
  {
    check: 'what a wallet owes is what its revocations found spent, less what has settled it',
    query: sql`
      select wallet_id as wallet, null as subject, (coalesce(found.connects, 0) - coalesce(settled.connects, 0))::int as expected, owed as found
      from wallets
        left join (select wallet_id, sum(shortfall) as connects from revocations group by wallet_id) as found using (wallet_id)
        left join (select wallet_id, sum(amount) as connects from ledger_entries where kind = 'settled' group by wallet_id) as settled
          using (wallet_id)
      where owed <> coalesce(found.connects, 0) - coalesce(settled.connects, 0)`,
  },
  {
    check: 'a revocation took what its entries say',
    query: sql`
      select wallet_id as wallet, movement_id as subject, coalesce(moved.connects, 0)::int as expected, coalesce(revocations.taken, 0) as found
      from (
        select wallet_id, movement_id, sum(amount) as connects from ledger_entries where kind = 'revoked' group by wallet_id, movement_id
      ) as moved full join revocations using (wallet_id, movement_id)
      where coalesce(moved.connects, 0) <> coalesce(revocations.taken, 0)`,
  },
  {
    check: 'a revocation found spent what was neither left, nor lapsed, nor taken back by hand',
    query: sql`
      select revocations.wallet_id as wallet, revocations.lot_id as subject,
        (granted - taken - coalesce(lapsed.connects, 0))::int as expected, shortfall as found
      from revocations join lots as bought using (wallet_id, lot_id), lateral (
        select sum(case when credit in ('expired', 'forfeited') or (entry.kind = 'adjusted' and credit = 'revoked') then amount else 0 end
          - case when debit in ('expired', 'forfeited') then amount else 0 end) as connects
        from ledger_entries as entry join lots as own on own.wallet_id = entry.wallet_id and own.lot_id = entry.lot_id
        where entry.wallet_id = revocations.wallet_id and entry.seq < revocations.seq
          and (own.lot_id = revocations.lot_id or own.origin_lot_id = revocations.lot_id)
      ) as lapsed
      where shortfall <> granted - taken - coalesce(lapsed.connects, 0)`,
  },
  {
    check: 'what a plan granted was granted before its wallet was settled',
    query: sql`
      select wallet_id as wallet, lot_id as subject, 0 as expected, 1 as found
      from lots join wallets using (wallet_id)
      where source in ('monthly', 'drip') and received_at > coalesce(settled_until, opened_at)`,
  },
  {
    check: 'monthly Connects came once a month',
    query: sql`
      select wallet_id as wallet, lot_id as subject, 28 as expected, floor(days)::int as found
      from (
        select wallet_id, lot_id, extract(epoch from received_at - lag(received_at) over (partition by wallet_id order by received_at)) / 86400 as days
        from lots where source = 'monthly' and reason like 'monthly:%'
      ) as following
      where days <= 27`, // The first cycle begins with the wallet, at any hour.
  },
  {
    check: 'the next cycle of a wallet comes after what is settled of it',
    query: sql`
      select wallet_id as wallet, null as subject, 1 as expected, 0 as found
      from wallets where (cycle_at is not null and (settled_until is null or cycle_at <= settled_until)) or due_at > cycle_at`,
  },
  {
    check: 'a wallet has bought if something was paid for in it and not charged back',
    query: sql`
      select wallet_id as wallet, null as subject, coalesce(paid.lots, 0)::int as expected, has_bought::int as found
      from wallets left join (
        select wallet_id, count(*) as lots from lots left join revocations using (wallet_id, lot_id)
        where price_cents > 0 and origin_lot_id is null and revocations.at is null group by wallet_id
      ) as paid using (wallet_id)
      where has_bought <> (paid.lots is not null)`,
  },
  {
    check: 'a payment buys in one wallet',
    query: sql`
      select max(wallet_id::text)::uuid as wallet, null as subject, 1 as expected, count(*)::int as found
      from lots left join revocations using (wallet_id, lot_id)
      where lots.reason like 'purchase:%' and revocations.at is null group by lots.reason having count(*) > 1`,
  },
  {
    check: 'no account of a wallet is below zero',
    query: sql`
      select wallet_id as wallet, account as subject, 0 as expected, sum(connects)::int as found
      from (
        select wallet_id, credit as account, amount as connects from ledger_entries
        union all
        select wallet_id, debit, -amount from ledger_entries where debit <> 'issued'
      ) as moved
      group by wallet_id, account having sum(connects) < 0`,
  },
  {
    check: 'a proposal cost what the ledger says it cost',
    query: sql`
      select freelancer_id as wallet, proposals.proposal_id as subject, price as expected, coalesce(paid.connects, 0)::int as found
      from proposals left join (
        select wallet_id, proposal_id, sum(amount) as connects from ledger_entries where kind = 'proposal' group by wallet_id, proposal_id
      ) as paid on paid.wallet_id = freelancer_id and paid.proposal_id = proposals.proposal_id
      where price <> coalesce(paid.connects, 0)`,
  },
  {
    check: 'what came back for a proposal is what the ledger says came back',
    query: sql`
      select freelancer_id as wallet, proposals.proposal_id as subject, returned as expected, coalesce(back.connects, 0)::int as found
      from proposals left join (
        select wallet_id, proposal_id, sum(amount) as connects from ledger_entries where kind = 'returned' group by wallet_id, proposal_id
      ) as back on back.wallet_id = freelancer_id and back.proposal_id = proposals.proposal_id
      where returned <> coalesce(back.connects, 0)`,
  },
  {
    check: 'every charge in the ledger belongs to a proposal',
    query: sql`
      select entry.wallet_id as wallet, entry.proposal_id as subject, 0 as expected, sum(amount)::int as found
      from ledger_entries as entry left join proposals
        on proposals.post_id = entry.post_id and proposals.proposal_id = entry.proposal_id and freelancer_id = entry.wallet_id
      where entry.kind in ('proposal', 'returned') and proposals.proposal_id is null
      group by entry.wallet_id, entry.proposal_id`,
  },
  {
    check: 'a boost was charged what its holds captured, and at most its bid',
    query: sql`
      select freelancer_id as wallet, boost_bids.proposal_id as subject, coalesce(spent.connects, 0)::int as expected, charged as found
      from boost_bids left join (
        select wallet_id, proposal_id, sum(captured) as connects from holds where reason like 'boost:%' group by wallet_id, proposal_id
      ) as spent on spent.wallet_id = freelancer_id and spent.proposal_id = boost_bids.proposal_id
      where charged <> coalesce(spent.connects, 0) or charged > boost_bids.connects`,
  },
  {
    check: 'a boost holds what its open holds hold',
    query: sql`
      select freelancer_id as wallet, boost_bids.proposal_id as subject, coalesce(open.connects, 0)::int as expected, held as found
      from boost_bids left join (
        select wallet_id, proposal_id, sum(amount - captured - released) filter (where state = 'placed') as connects,
          bool_or(state = 'timed-out') as over
        from holds where reason like 'boost:%' group by wallet_id, proposal_id
      ) as open on open.wallet_id = freelancer_id and open.proposal_id = boost_bids.proposal_id
      where held <> coalesce(open.connects, 0) and not coalesce(open.over, false)`,
  },
  {
    check: 'every bid of an auction has a number of its own',
    query: sql`
      select min(freelancer_id::text)::uuid as wallet, post_id as subject, 1 as expected, count(*)::int as found
      from boost_bids group by post_id, number having count(*) > 1`,
  },
  {
    check: 'what came back for a boost is what was charged for it',
    query: sql`
      select freelancer_id as wallet, boost_bids.proposal_id as subject,
        (case boost_bids.state when 'returned' then charged else 0 end)::int as expected, coalesce(back.connects, 0)::int as found
      from boost_bids left join (
        select wallet_id, proposal_id, sum(amount) as connects
        from ledger_entries where kind = 'boost-returned' group by wallet_id, proposal_id
      ) as back on back.wallet_id = freelancer_id and back.proposal_id = boost_bids.proposal_id
      where coalesce(back.connects, 0) <> case boost_bids.state when 'returned' then charged else 0 end`,
  },
  {
    check: 'every entry is of a lot that its wallet has',
    query: sql`
      select entry.wallet_id as wallet, entry.lot_id as subject, 0 as expected, count(*)::int as found
      from ledger_entries as entry
        left join lots on lots.wallet_id = entry.wallet_id and lots.lot_id = entry.lot_id
        left join wallets on wallets.wallet_id = entry.wallet_id
      where lots.lot_id is null or wallets.wallet_id is null
      group by entry.wallet_id, entry.lot_id`,
  },
  {
    check: 'every proposal is to a post that there is',
    query: sql`
      select freelancer_id as wallet, proposals.proposal_id as subject, 1 as expected, 0 as found
      from proposals left join posts using (post_id) where posts.post_id is null`,
  },
  {
    check: 'a post has the hires its proposals say',
    query: sql`
      select null as wallet, post_id as subject, count(proposal_id)::int as expected, hires as found
      from post_activity left join (select * from proposals where state = 'hired') as hired using (post_id)
      where hires > 0 or proposal_id is not null
      group by post_id, hires having count(proposal_id) > hires`,
  },
]

/** Asks every check, and answers all that breaks one. */
export async function findDifferences(db: Database): Promise<Difference[]> {
  const found: Difference[] = []
  for (const { check, query } of checks) {
    const { rows } = await query.execute(db)
    for (const { wallet, subject, expected, found: was } of rows)
      found.push({ check, ...(wallet ? { wallet } : {}), ...(subject ? { subject } : {}), expected, found: was })
  }
  return found
}
