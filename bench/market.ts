import { type RawBuilder, sql } from 'kysely'
import { computeHeads } from '#database/ledger/compute-heads'
import { migrate } from '#database/migrate'
import { type Database, openDatabase } from '#database/open'
import { policyNow } from '#marketplace/app'
import { pricePost } from '#marketplace/prices/price-post'
import { benchApp } from './bench-app.ts'
import type { Bench } from './bench-types.ts'

export type Size = { freelancers: number; posts: number; lots: number }

/** The size of issue B: 100,000 freelancers with 4 lots each, 50,000 posts. */
export const sizeAt = (scale: number): Size => ({
  freelancers: Math.round(100_000 * scale),
  posts: Math.round(50_000 * scale),
  lots: 4,
})

/** A database of its own for one row, copied from a market that is filled once. Answers its address. */
export async function openMarket({ postgres }: Bench, name: string, size: Size): Promise<string> {
  const template = `bench_${size.freelancers}_${size.posts}_${size.lots}`
  if (!filled.has(template)) {
    await postgres.run('postgres', `drop database if exists ${template}`, `create database ${template}`)
    const { db, close } = await openDatabase({ url: postgres.url(template) })
    await fillMarket(db, size)
    await close()
    await postgres.run(template, 'vacuum analyze', 'checkpoint')
    filled.add(template)
  }
  await postgres.run(
    'postgres',
    `drop database if exists bench_${name} with (force)`,
    `create database bench_${name} template ${template} strategy file_copy`,
  )
  return postgres.url(`bench_${name}`)
}

const filled = new Set<string>()

/**
 * Fills an empty database by one statement a table. Every Connect has its entry, so the audit is clean, and every wallet its head.
 * Clients have confirmed addresses: a proposal writes its notice and its mail, as it does in earnest.
 */
export async function fillMarket(db: Database, { freelancers, posts, lots }: Size): Promise<void> {
  await migrate(db)
  const clients = Math.max(1, Math.ceil(posts / 10))
  await run(db, [
    ...members('client', clients),
    ...members('freelancer', freelancers),
    sql`insert into api_keys (key_hash, member_id, key_id, name, starts, created_at)
      select encode(sha256(convert_to('earnest_' || member_id, 'UTF8')), 'hex'), member_id, uuidv7(), 'bench', 'earnest_', now()
      from members where is_freelancer`,
    // As the clockwork leaves a wallet minutes after it was opened.
    sql`insert into wallets (wallet_id, opened_at, movements, settled_until, due_at, cycle_at)
      select member_id, now(), 1, now(), month, month
      from members, (select date_trunc('day', now(), 'UTC') + interval '1 month' as month) as next where is_freelancer`,
    sql`insert into lots (wallet_id, lot_id, source, reason, granted, "left", received_at, lapses_at)
      select wallet_id, uuidv7(), 'demo', 'bench-' || i, ${perLot}, ${perLot}, now() - interval '1 day', now() + i * interval '90 days'
      from wallets, generate_series(1, ${lots}::int) as i`,
    sql`insert into ledger_entries
        (wallet_id, seq, movement_id, at, kind, debit, credit, lot_id, amount, balance_after, policy)
      select wallet_id, 1000000 + row_number() over w, uuidv7(), received_at, 'granted', 'issued', 'available', lot_id, granted,
        sum(granted) over w, 'earnest'
      from lots window w as (partition by wallet_id order by lapses_at)`,
    sql`insert into posts (post_id, client_id, title, description, category, payment_type, budget_cents, skills, price, posted_at, ends_at)
      select uuidv7(), c.ids[1 + i % ${clients}::int], 'A booking calendar of kind ' || i,
        'A clinic of ' || i || ' rooms needs a calendar. ' || repeat('It must show who comes when, and say so in writing. ', 15),
        'Web Development', 'fixed', (${budgets}::int[])[1 + i % 3], '["TypeScript", "PostgreSQL", "Svelte"]',
        (${prices()}::int[])[1 + i % 3], now() - interval '2 hours', now() + interval '60 days'
      from generate_series(1, ${posts}::int) as i, (select array_agg(member_id) as ids from members where is_client) as c`,
    sql`insert into post_activity (post_id) select post_id from posts`,
  ])
}

const perLot = 1_000
const budgets = [30_00, 300_00, 900_00]

const prices = (): number[] =>
  budgets.map(budget_cents => {
    const terms = {
      payment_type: 'fixed' as const,
      budget_cents,
      duration: null,
      workload: null,
      client_verified: true,
    }
    return pricePost(policyNow(benchApp()), terms, false).connects
  })

const members = (what: 'client' | 'freelancer', count: number) => [
  sql`insert into members (member_id, name, email, email_verified, is_freelancer, is_client, payment_verified, skills, joined_at)
    select uuidv7(), 'Member ' || i, ${what}::text || i || '@example.com', true, ${what === 'freelancer'}::boolean,
      ${what === 'client'}::boolean, true, '["TypeScript"]', now()
    from generate_series(1, ${count}::int) as i`,
]

async function run(db: Database, statements: RawBuilder<unknown>[]): Promise<void> {
  await db.transaction().execute(async tx => {
    for (const statement of statements) await statement.execute(tx)
    await computeHeads(tx)
  })
}
