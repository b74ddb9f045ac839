import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listEntries } from '#database/ledger/chains'
import { migrate } from '#database/migrate'
import { readPolicy } from '#gateways/policies/read-policy'
import { closePost } from '#marketplace/ends/close-post'
import { audit } from '#marketplace/ledger/audit'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

const check = 'the chain of a wallet leads to its head'

describe.each(databases)('on %s', on => {
  let app: TestApp
  let by: string
  let other: string

  beforeEach(async () => {
    app = await freshApp({ on })
    const client = await aClient(app)
    by = await aFreelancer(app)
    other = await aFreelancer(app)
    await aFreelancer(app, { connects: 0 })
    const posts = [await aPost(app, client), await aPost(app, client)]
    const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
    await Promise.all(posts.flatMap(postId => [by, other].map(by => submitProposal(app, { by, postId, ...letter }))))
    await closePost(app, { by: client, postId: posts[0]! })
    app.pass({ hours: 24 * 400 })
    await writeLapses(app)
  })
  afterEach(() => app.close())

  const heads = async () =>
    (
      await sql<{ wallet: string; head: string | null }>`
        select wallet_id as wallet, encode(head, 'hex') as head from wallets order by wallet_id`.execute(app.db)
    ).rows
  const secretly = async (...queries: ReturnType<typeof sql>[]) => {
    await sql`alter table ledger_entries disable trigger user`.execute(app.db)
    for (const query of queries) await query.execute(app.db)
  }
  const broken = async () =>
    (await audit(app.db)).differences.filter(difference => difference.check === check).map(({ wallet }) => wallet)

  test('every batch moves the chain of its wallets on, and what the audit recomputes is what is stored', async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    const stored = await heads()
    expect(stored.map(({ head }) => head?.length)).toEqual([64, 64, undefined])
    expect(new Set(stored.map(({ head }) => head)).size).toBe(3)
  })

  test('a proposal that is free moves nothing and adds no link, also to a wallet that never had anything', async () => {
    const free = await freshApp({ on, policy: readPolicy('no-tokens') })
    const [freelancer, client] = [await aFreelancer(free, { connects: 0 }), await aClient(free)]
    const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 0 }
    const sent = await submitProposal(free, { by: freelancer, postId: await aPost(free, client), ...letter })
    expect(sent).toMatchObject({ ok: true, value: { price: 0, balance: 0 } })
    expect(await audit(free.db)).toMatchObject({ ok: true, differences: [] })
    await free.close()
  })

  test('a ledger that is older than its chain gets the same heads by the migration', async () => {
    const before = await heads()
    await sql`alter table wallets drop column head`.execute(app.db)
    await sql`drop table ledger_heads`.execute(app.db)
    await sql`delete from migrations where name = '0005-chain.sql'`.execute(app.db)
    expect(await migrate(app.db)).toEqual(['0005-chain.sql'])
    expect(await heads()).toEqual(before)
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
  })

  test('a ledger of several pages is walked whole, each entry once', async () => {
    await sql`insert into ledger_entries
      select wallet_id, seq + i * 1000, movement_id, at, kind, debit, credit, lot_id, amount, balance_after, post_id, proposal_id, policy, note
      from ledger_entries, generate_series(1, 800) as i where wallet_id = any(${[by, other]}::uuid[])`.execute(app.db)
    const { rows } = await sql<{ place: string }>`
      select wallet_id || ' ' || seq as place from ledger_entries order by wallet_id, seq`.execute(app.db)
    const pages = await Array.fromAsync(listEntries(app.db))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat().map(({ wallet, seq }) => `${wallet} ${seq}`)).toEqual(rows.map(({ place }) => place))
  })

  const columns: [column: string, value: string][] = [
    ['at', `at + interval '1 microsecond'`],
    ['kind', `'granted'`],
    ['movement_id', `lot_id`],
    ['credit', `'revoked'`],
    ['policy', `policy || '.'`],
    ['note', `'x'`],
    ['post_id', `movement_id`],
    ['proposal_id', `null`],
    ['amount', 'amount + 1'],
    ['balance_after', 'balance_after + 1'],
  ]
  test.each(columns)('an entry whose %s was rewritten is found, in its wallet alone', async (column, value) => {
    await secretly(
      sql`update ledger_entries set ${sql.ref(column)} = ${sql.raw(value)}
        where wallet_id = ${by} and seq = (select min(seq) from ledger_entries where wallet_id = ${by} and kind = 'proposal')`,
    )
    expect(await broken()).toEqual([by])
  })

  test('an entry that was taken out is found, be it the first, the last or all', async () => {
    const of = (which: string) =>
      sql`delete from ledger_entries where wallet_id = ${by} and seq = (select ${sql.raw(which)}(seq) from ledger_entries where wallet_id = ${by})`
    await secretly(of('max'))
    expect(await broken()).toEqual([by])
    await secretly(of('min'))
    expect(await broken()).toEqual([by])
    await secretly(sql`delete from ledger_entries where wallet_id = ${by}`)
    expect((await audit(app.db)).differences).toContainEqual(
      expect.objectContaining({ check: 'a wallet with a head has entries', wallet: by }),
    )
  })

  test('entries in another order are found, and so is one that was put in', async () => {
    const last = sql`(select max(seq) from ledger_entries where wallet_id = ${by})`
    await secretly(sql`update ledger_entries set seq = seq + 1 where wallet_id = ${by} and seq = ${last}`)
    expect(await broken()).toEqual([by])
    await secretly(sql`update ledger_entries set seq = seq - 1 where wallet_id = ${by} and seq = ${last}`)
    expect(await broken()).toEqual([])
    await secretly(sql`insert into ledger_entries select wallet_id, seq + 1, movement_id, at, kind, debit, credit, lot_id, amount,
      balance_after, post_id, proposal_id, policy, note from ledger_entries where wallet_id = ${by} and seq = ${last}`)
    expect(await broken()).toEqual([by])
  })

  test('a head that was changed or taken away is found', async () => {
    await sql`update wallets set head = sha256(head) where wallet_id = ${by}`.execute(app.db)
    await sql`update wallets set head = null where wallet_id = ${other}`.execute(app.db)
    expect((await broken()).sort()).toEqual([by, other].sort())
  })
})
