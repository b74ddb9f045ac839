import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { closePost } from '#marketplace/ends/close-post'
import { placeHold } from '#marketplace/holds/place-hold'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { audit } from '#marketplace/ledger/audit'
import { asVersion, onlyPolicy } from '#marketplace/policy/policies'
import { viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { between } from '../between.ts'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

const earnest = quiet(readPolicy('earnest'))
const twoPlaces: Policy = {
  ...earnest,
  name: 'two places',
  boosts: { ...earnest.boosts!, placeboPercent: 0, places: 2 },
}
const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }

/** How often the clock is asked: more often where something is done again. */
function counting(app: TestApp, world: TestApp) {
  let asked = 0
  const clock = () => {
    asked += 1
    return app.clock()
  }
  return { world: { ...world, clock }, asked: () => asked }
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

  test('a Connect drips: it is there', async () => {
    const drip = { everyMinutes: 15, limit: 2 }
    const policy = { ...earnest, plans: earnest.plans.map(plan => ({ ...plan, drip })) }
    app.policies.renew(onlyPolicy(policy).every())
    const sent = await send(between(app, () => app.pass({ minutes: 15 })))
    expect(sent).toMatchObject({ ok: true, value: { balance: 3 } })
  })

  test('another version of the policy holds: the price is its own', async () => {
    const fixed = earnest.price.fixed.map(band => ({ ...band, connects: 6 }))
    const policy = { ...earnest, price: { ...earnest.price, fixed } }
    const next = { id: 'dearer', policy, from: app.clock().add({ minutes: 1 }), keeps: [] }
    app.policies.renew([...app.policies.every(), asVersion(next)])
    const sent = await send(between(app, () => app.pass({ minutes: 1 })))
    expect(sent).toMatchObject({ ok: false, refusal: { code: 'price-changed', facts: { price: 6 } } })
    expect(await left()).toBe(6)
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
    const alone = counting(app, app)
    await submitProposal(alone.world, { by: await aFreelancer(app), postId, ...letter })
    const beside = counting(
      app,
      between(app, () => submitProposal({ ...app }, { by: other, postId, ...letter })),
    )
    expect(await send(beside.world)).toMatchObject({ ok: true })
    expect(beside.asked()).toBe(alone.asked())
  })
})

describe.each(databases)('between deciding a bid and writing it, on %s', on => {
  let app: TestApp
  let client: string
  let postId: string
  let bidders: { by: string; proposalId: string }[]
  beforeEach(async () => {
    app = await freshApp({ on, policy: twoPlaces })
    client = await aClient(app)
    postId = await aPost(app, client)
    bidders = []
    for (let i = 0; i < 3; i++) {
      const by = await aFreelancer(app, { connects: 20 })
      const sent = await submitProposal(app, { by, postId, ...letter })
      if (sent.ok) bidders.push({ by, proposalId: sent.value.proposalId })
    }
  })
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const bid = (who: number, connects: number, world: TestApp = { ...app }) =>
    bidBoost(world, { ...bidders[who]!, connects })
  /** Available and held of each bidder. */
  const purses = () =>
    Promise.all(
      bidders.map(async ({ by }) => {
        const { available, held } = await readWallet(app, by)
        return [available, held]
      }),
    )

  test('nothing happens: it is written as it was decided', async () => {
    let happened = 0
    expect(
      await bid(
        0,
        3,
        between(app, () => happened++),
      ),
    ).toMatchObject({ ok: true, value: { place: 1, balance: 13 } })
    expect([happened, await purses()]).toEqual([
      1,
      [
        [13, 3],
        [16, 0],
        [16, 0],
      ],
    ])
  })

  test('somebody else begins the auction: both stand in it', async () => {
    expect(
      await bid(
        0,
        3,
        between(app, () => bid(1, 5)),
      ),
    ).toMatchObject({ ok: true, value: { place: 2 } })
    expect(await purses()).toEqual([
      [13, 3],
      [11, 5],
      [16, 0],
    ])
  })

  test('somebody else takes a place, and no wallet is in both: the place is the one it has come to', async () => {
    await bid(0, 3)
    expect(
      await bid(
        1,
        4,
        between(app, () => bid(2, 5)),
      ),
    ).toMatchObject({ ok: true, value: { place: 2 } })
    expect(await purses()).toEqual([
      [16, 0],
      [12, 4],
      [11, 5],
    ])
  })

  test('the place is taken: refused with what it takes now, and nothing is held', async () => {
    await bid(0, 3)
    const late = await bid(
      1,
      4,
      between(app, async () => [await bid(2, 5), await bid(0, 6)]),
    )
    expect(late).toMatchObject({ ok: false, refusal: { code: 'boost-too-low', facts: { least: 6 } } })
    expect((await purses())[1]).toEqual([16, 0])
  })

  test('the bidder withdraws', async () => {
    const world = between(app, () => withdrawProposal(app, bidders[0]!))
    expect(await bid(0, 3, world)).toMatchObject({ ok: false, refusal: { code: 'proposal-not-open' } })
  })

  test('the client opens who would be outbid: they keep their place', async () => {
    await bid(0, 3)
    await bid(1, 4)
    const opens = () => viewProposal(app, { by: client, proposalId: bidders[0]!.proposalId })
    expect(await bid(2, 9, between(app, opens))).toMatchObject({ ok: true, value: { place: 1 } })
    expect(await purses()).toEqual([
      [13, 3],
      [16, 0],
      [7, 9],
    ])
  })

  test('the post is closed, and the bids go back', async () => {
    await bid(0, 3)
    const late = await bid(
      1,
      4,
      between(app, () => closePost(app, { by: client, postId })),
    )
    expect(late).toMatchObject({ ok: false, refusal: { code: 'proposal-not-open' } })
    expect(await purses()).toEqual([
      [20, 0],
      [20, 0],
      [20, 0],
    ])
  })

  test('the post ends by its date', async () => {
    expect(
      await bid(
        0,
        3,
        between(app, () => app.pass({ hours: 24 * 90 })),
      ),
    ).toMatchObject({ ok: false })
    expect(await purses()).toEqual([
      [20, 0],
      [20, 0],
      [20, 0],
    ])
  })

  test('the post ends while it is read: it is ended before anything is said of the bid', async () => {
    const by = await aFreelancer(app, { connects: 100 })
    for (const asks of [1, 2, 3]) {
      const sent = await submitProposal(app, { by, postId: await aPost(app, client), ...letter })
      let asked = 0
      const clock = () => {
        const now = app.clock()
        if (++asked === asks) app.pass({ hours: 24 * 31 })
        return now
      }
      const { proposalId } = (sent as { value: { proposalId: string } }).value
      const refused = await bidBoost({ ...app, clock }, { by, proposalId, connects: 2 })
      expect(refused, `after ${asks}`).toMatchObject({ ok: false, refusal: { code: 'proposal-not-open' } })
    }
  })

  test('the auction closes while it is read: it is closed before anything is said of the bid', async () => {
    const by = await aFreelancer(app, { connects: 100 })
    for (const asks of [1, 2, 3]) {
      const on = await aPost(app, client)
      const sent = await submitProposal(app, { by, postId: on, ...letter })
      const { proposalId } = (sent as { value: { proposalId: string } }).value
      expect(await bidBoost(app, { by, proposalId, connects: 2 })).toMatchObject({ ok: true })
      let asked = 0
      const clock = () => {
        const now = app.clock()
        if (++asked === asks) app.pass({ hours: 24 * 8 })
        return now
      }
      const refused = await bidBoost({ ...app, clock }, { by, proposalId, connects: 3 })
      expect(refused, `after ${asks}`).toMatchObject({ ok: false, refusal: { code: 'boost-closed' } })
      const { rows } = await sql<{ closed: boolean }>`
        select closed_at is not null as closed from boost_auctions where post_id = ${on}`.execute(app.db)
      expect(rows, `after ${asks}`).toEqual([{ closed: true }])
    }
  })

  test('somebody proposes to the same post: that is no conflict, and nothing is done again', async () => {
    const other = await aFreelancer(app)
    await bid(0, 3)
    const alone = counting(app, app)
    await bid(1, 4, alone.world)
    const beside = counting(
      app,
      between(app, () => submitProposal({ ...app }, { by: other, postId, ...letter })),
    )
    expect(await bid(2, 5, beside.world)).toMatchObject({ ok: true })
    expect(beside.asked()).toBe(alone.asked())
  })

  test('many at once, batch after batch from two queues: places, holds and wallets agree', async () => {
    const caller = async (who: number, world: TestApp) => {
      for (let connects = 2 + who; connects < 16; connects += 1 + (who % 2)) await bid(who, connects, world)
    }
    const worlds = [{ ...app }, { ...app }]
    await Promise.all([0, 1, 2, 0, 1, 2].map((who, i) => caller(who, worlds[i % 2]!)))
    const { rows } = await sql<{ proposal_id: string; held: number; state: string }>`
      select proposal_id, held, state from boost_bids where post_id = ${postId}`.execute(app.db)
    const held = new Map(rows.map(row => [row.proposal_id, row.held]))
    expect(await purses()).toEqual(
      bidders.map(({ proposalId }) => [16 - (held.get(proposalId) ?? 0), held.get(proposalId) ?? 0]),
    )
    expect(rows.filter(({ state }) => state === 'placed')).toHaveLength(2)
    expect(rows.every(row => (row.state === 'placed') === row.held > 0)).toBe(true)
  })
})
