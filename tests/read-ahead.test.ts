import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { system } from '#marketplace/app'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { closePost } from '#marketplace/posts/close-post'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { audit } from '#marketplace/wallets/audit'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { placeHold } from '#marketplace/wallets/place-hold'
import { readBalance } from '#marketplace/wallets/read-balance'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from './fresh-app.ts'

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }

/** An app in which something happens between a batch's being decided and its being written, once. */
function between(app: TestApp, happens: () => unknown): TestApp {
  let due = true
  const transaction = () => ({
    execute: async (work: Parameters<ReturnType<typeof app.db.transaction>['execute']>[0]) => {
      if (due) {
        due = false
        await happens()
      }
      return app.db.transaction().execute(work)
    },
  })
  const db = new Proxy(app.db, {
    get(target, name) {
      if (name === 'transaction') return transaction
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...app, db }
}

describe.each(databases)('between deciding and writing, on %s', on => {
  let app: TestApp
  let client: string
  let by: string
  let postId: string
  beforeEach(async () => {
    app = await freshApp({ on })
    client = await aClient(app)
    by = await aFreelancer(app, { connects: 6 })
    postId = await aPost(app, client)
  })
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const send = (world: TestApp) => submitProposal(world, { by, postId, ...letter })
  const left = async () => (await readBalance(app, by)).available

  test('nothing happens: it is written as it was decided', async () => {
    let happened = 0
    expect(await send(between(app, () => happened++))).toMatchObject({ ok: true, value: { balance: 2 } })
    expect(happened).toBe(1)
  })

  test('the post is closed: refused, and nothing is charged', async () => {
    const sent = await send(between(app, () => closePost(app, { by: client, postId })))
    expect(sent).toMatchObject({ ok: false, refusal: { code: 'post-not-open' } })
    expect(await left()).toBe(6)
  })

  test('the post ends by its date', async () => {
    const sent = await send(between(app, () => app.pass({ hours: 24 * 90 })))
    expect(sent).toMatchObject({ ok: false, refusal: { code: 'post-not-open' } })
  })

  test('the Connects are spent elsewhere', async () => {
    const other = await aPost(app, client)
    const sent = await send(between(app, () => submitProposal({ ...app }, { by, postId: other, ...letter })))
    expect(sent).toMatchObject({ ok: false, refusal: { code: 'too-few-connects', facts: { available: 2 } } })
    expect(await left()).toBe(2)
  })

  test('the Connects lapse', async () => {
    const soon = new Date(app.clock().epochMilliseconds + 60_000)
    await sql`update lots set lapses_at = ${soon} where wallet_id = ${by}`.execute(app.db)
    const sent = await send(between(app, () => app.pass({ minutes: 1 })))
    expect(sent).toMatchObject({ ok: false, refusal: { code: 'too-few-connects', facts: { available: 0 } } })
  })

  test('a hold times out: what it held can pay', async () => {
    const timesOutAt = app.clock().add({ minutes: 1 })
    await placeHold(app, { by, connects: 6, reason: 'all', purpose: 'All', timesOutAt })
    const sent = await send(between(app, () => app.pass({ minutes: 1 })))
    expect(sent).toMatchObject({ ok: true, value: { balance: 2 } })
  })

  test('Connects are granted: a refusal is no older than its answer', async () => {
    await submitProposal(app, { by, postId: await aPost(app, client), ...letter })
    const grant = { by: system, walletId: by, source: 'demo', reason: 'more', connects: 10 }
    const sent = await send(between(app, () => grantConnects(app, grant)))
    expect(sent).toMatchObject({ ok: true, value: { balance: 8 } })
  })

  test('the freelancer is invited: the price is the new one', async () => {
    const invite = () => inviteFreelancer(app, { by: client, postId, freelancerId: by, message: '' })
    const sent = await send(between(app, invite))
    expect(sent).toMatchObject({ ok: false, refusal: { code: 'price-changed' } })
    expect(await left()).toBe(6)
  })

  test('somebody else proposes to the same post: that is no conflict, and nothing is done again', async () => {
    const other = await aFreelancer(app)
    const alone = counting(app)
    await submitProposal(alone.world, { by: await aFreelancer(app), postId, ...letter })
    const beside = counting(between(app, () => submitProposal({ ...app }, { by: other, postId, ...letter })))
    expect(await send(beside.world)).toMatchObject({ ok: true })
    expect(beside.asked()).toBe(alone.asked())
  })

  /** How often the clock is asked: more often where something is done again. */
  function counting(world: TestApp) {
    let asked = 0
    const clock = () => {
      asked += 1
      return app.clock()
    }
    return { world: { ...world, clock }, asked: () => asked }
  }
})
