import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { system } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { captureHold } from '#marketplace/holds/capture-hold'
import { placeHold } from '#marketplace/holds/place-hold'
import { audit } from '#marketplace/ledger/audit'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  let freelancer: string

  beforeEach(async () => {
    app = await freshApp({ on })
    const client = await aClient(app)
    freelancer = await aFreelancer(app)
    const [kept, closed] = [await aPost(app, client), await aPost(app, client)]
    const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
    for (const postId of [kept, closed]) await submitProposal(app, { by: freelancer, postId, ...letter })
    await closePost(app, { by: client, postId: closed })
    const boost = { by: freelancer, connects: 5, reason: 'boost', purpose: 'Boost' }
    const hold = await placeHold(app, { ...boost, timesOutAt: app.clock().add({ hours: 24 * 500 }) })
    const holdId = hold.ok ? hold.value.holdId : ''
    await captureHold(app, { by: system, walletId: freelancer, holdId, connects: 2 })
  })
  afterEach(() => app.close())

  test('every Connect issued is in exactly one place: available, held, burnt, expired, forfeited or revoked', async () => {
    const nowhere = { held: 3, forfeited: 0, revoked: 0 }
    expect(await audit(app.db)).toEqual({
      ok: true,
      connects: { issued: 40, available: 31, burnt: 6, expired: 0, ...nowhere },
      differences: [],
    })
    app.pass({ hours: 24 * 400 })
    await writeLapses(app)
    expect(await audit(app.db)).toEqual({
      ok: true,
      connects: { issued: 40, available: 0, burnt: 6, expired: 31, ...nowhere },
      differences: [],
    })
  })

  test('a lot that was opened by a return and spent and returned again has received what it was granted', async () => {
    const client = await aClient(app)
    const posts = [await aPost(app, client), await aPost(app, client)] as const
    const by = await aFreelancer(app)
    const send = (postId: string) =>
      submitProposal(app, {
        by,
        postId,
        coverLetter: 'Yes.',
        bidCents: 100_00,
        answers: [],
        portfolio: [],
        shownPrice: 4,
      })
    await sql`update lots set lapses_at = ${new Date(app.clock().add({ hours: 24 }).epochMilliseconds)} where wallet_id = ${by}`.execute(
      app.db,
    )
    await send(posts[0])
    app.pass({ hours: 25 })
    await closePost(app, { by: client, postId: posts[0] })
    expect(await send(posts[1])).toMatchObject({ ok: true, value: { balance: 0 } })
    await closePost(app, { by: client, postId: posts[1] })
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
  })

  const tampered: [what: string, query: ReturnType<typeof sql>, found: string][] = [
    [
      'a lot that has more left',
      sql`update lots set "left" = "left" + 1`,
      'what is left of a lot is what its entries say',
    ],
    ['a lot that was granted more', sql`update lots set granted = granted + 1`, 'a lot received what it was granted'],
    [
      'an entry made larger',
      sql`update ledger_entries set amount = amount + 1 where kind = 'proposal'`,
      'a proposal cost what the ledger says it cost',
    ],
    [
      'an entry taken out',
      sql`delete from ledger_entries where kind = 'returned'`,
      'what came back for a proposal is what the ledger says came back',
    ],
    [
      'a balance that does not follow',
      sql`update ledger_entries set balance_after = balance_after + 1 where kind = 'granted'`,
      'the balance after each entry follows from the one before',
    ],
    [
      'more back than was burnt',
      sql`update ledger_entries set amount = 100 where kind = 'returned'`,
      'no account of a wallet is below zero',
    ],
    [
      'a proposal that cost nothing',
      sql`update proposals set price = 0 where returned = 0`,
      'a proposal cost what the ledger says it cost',
    ],
    [
      'a lot of which less is held',
      sql`update lots set held = held - 1 where held > 0`,
      'what is held of a lot is what its entries say',
    ],
    [
      'a hold that captured less',
      sql`update holds set captured = captured - 1`,
      'a hold took, captured and gave back what its entries say',
    ],
    ['a hold that is gone', sql`delete from holds`, 'a hold took, captured and gave back what its entries say'],
    [
      'a hold that ended and still holds',
      sql`update holds set released = amount - captured, state = 'released', ended_at = placed_at`,
      'what a wallet holds is what its open holds hold',
    ],
    [
      'a charge without a proposal',
      sql`delete from proposals where returned = 0`,
      'every charge in the ledger belongs to a proposal',
    ],
    ['a lot that is gone', sql`delete from lots`, 'every entry is of a lot that its wallet has'],
    [
      'a wallet that owes more',
      sql`update wallets set owed = owed + 1`,
      'what a wallet owes is what its revocations found spent, less what has settled it',
    ],
    [
      'a revocation that took nothing from the ledger',
      sql`insert into revocations select wallet_id, lot_id, lot_id, 0, 1, 0, '', received_at from lots limit 1`,
      'a revocation took what its entries say',
    ],
    [
      'a revocation that found too little spent',
      sql`insert into revocations select wallet_id, lot_id, lot_id, 0, 0, 1, '', received_at from lots limit 1`,
      'a revocation found spent what was neither left, nor lapsed, nor taken back by hand',
    ],
    ['a post that is gone', sql`delete from posts where state = 'open'`, 'every proposal is to a post that there is'],
  ]

  test.each(tampered)('the audit finds %s', async (_, query, found) => {
    await sql`alter table ledger_entries disable trigger user`.execute(app.db)
    await query.execute(app.db)
    const { ok, differences } = await audit(app.db)
    expect(ok).toBe(false)
    expect(differences.map(({ check }) => check)).toContain(found)
  })
})
