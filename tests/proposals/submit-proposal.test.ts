import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPost } from '#database/posts/posts'
import { policyNow } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { removePost } from '#marketplace/ends/remove-post'
import { committed } from '#marketplace/gather'
import { audit } from '#marketplace/ledger/audit'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { interviewFreelancer, viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { giveGrants } from '#marketplace/wallets/give-grants'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { aClient, aFreelancer, anOperator, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  const letter = {
    coverLetter: 'I have built two of these.',
    bidCents: 400_00,
    answers: [],
    portfolio: [],
    shownPrice: 4,
  }
  const send = (postId: string, by: string, more: object = {}) =>
    submitProposal(app, { by, postId, ...letter, ...more })
  const balance = async (id: string) => (await readBalance(app, id)).available
  const sent = async (postId: string, by: string) => {
    const decision = await send(postId, by)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.value.proposalId
  }

  test('a proposal is paid at once and shows in the statement', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const post = await aPost(app, client)
    expect(await send(post, freelancer)).toMatchObject({ ok: true, value: { price: 4, balance: 36 } })
    const { lines } = await readStatement(app, freelancer, {})
    expect(lines.map(({ kind, change, balance }) => [kind, change, balance])).toEqual([
      ['proposal', -4, 36],
      ['granted', 40, 40],
    ])
  })

  test('ten simultaneous submissions of the same proposal charge once', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const post = await aPost(app, client)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(post, freelancer)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await balance(freelancer)).toBe(36)
  })

  test('the same key with the same body is one effect and the first answer again; with another body it is refused', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const post = await aPost(app, client)
    const key = app.newId()
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(post, freelancer, { key })))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(JSON.stringify(await send(post, freelancer, { key }))).toBe(JSON.stringify(answers[0]))
    expect(await send(post, freelancer, { key, coverLetter: 'Another letter.' })).toMatchObject({
      ok: false,
      refusal: { code: 'key-reused' },
    })
    expect(await balance(freelancer)).toBe(36)
  })

  test('what no database can keep is refused or left out, and costs nothing by itself', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const post = await aPost(app, client)
    expect(await send(post, freelancer, { portfolio: ['javascript:alert(1)'] })).toMatchObject({
      refusal: { code: 'link-not-allowed' },
    })
    expect(await send(post, freelancer, { bidCents: 1.5 })).toMatchObject({ refusal: { code: 'bid-missing' } })
    expect(await send(post, freelancer, { answers: ['to nothing asked'], key: 'a\0b' })).toMatchObject({ ok: true })
    expect(await send(post, freelancer, { answers: ['to nothing asked'], key: 'a\0b' })).toMatchObject({ ok: true })
    expect(await balance(freelancer)).toBe(36)
    const { rows } = await sql`select answers from proposals where post_id = ${post}`.execute(app.db)
    expect(rows).toEqual([{ answers: [] }])
  })

  test('a reason with what no database can keep removes the post all the same', async () => {
    const removed = {
      by: await anOperator(app),
      postId: await aPost(app, await aClient(app)),
      reason: 'a\0 scam \ud800',
    }
    expect(await removePost(app, removed)).toMatchObject({ ok: true })
  })

  test('a wallet is never below zero, however many spend it at once', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app, { connects: 10 })]
    const posts = await Promise.all(Array.from({ length: 8 }, () => aPost(app, client)))
    const answers = await Promise.all(posts.map(post => send(post, freelancer)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers.filter(answer => !answer.ok && answer.refusal.code === 'too-few-connects')).toHaveLength(6)
    expect(await balance(freelancer)).toBe(2)
  })

  test('a price that changed charges nothing and names the new one', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const post = await aPost(app, client)
    expect(await send(post, freelancer, { shownPrice: 2 })).toMatchObject({
      ok: false,
      refusal: { code: 'price-changed', facts: { price: 4 } },
    })
    expect(await balance(freelancer)).toBe(40)
  })

  test('closed without a hire, removed, and ended unopened bring everything back; withdrawn, declined and another hired nothing', async () => {
    const operator = await anOperator(app)
    const client = await aClient(app)
    const run = async (end: (post: string, proposal: string) => Promise<unknown>) => {
      const freelancer = await aFreelancer(app)
      const post = await aPost(app, client)
      const proposal = await sent(post, freelancer)
      await end(post, proposal)
      return balance(freelancer)
    }
    expect(await run(postId => closePost(app, { by: client, postId }))).toBe(40)
    expect(await run(postId => removePost(app, { by: operator, postId, reason: 'a scam' }))).toBe(40)
    expect(
      await run((_, proposalId) => declineProposal(app, { by: client, proposalId, reason: 'Too expensive' })),
    ).toBe(36)
    expect(
      await run(async (postId, proposalId) => {
        await hireFreelancer(app, { by: client, proposalId: await sent(postId, await aFreelancer(app)) })
        expect(await hireFreelancer(app, { by: client, proposalId })).toMatchObject({ ok: false })
      }),
    ).toBe(36)
    const ended = [await aFreelancer(app), await aFreelancer(app)]
    const post = await aPost(app, client)
    const opened = await sent(post, ended[0]!)
    await sent(post, ended[1]!)
    await viewProposal(app, { by: client, proposalId: opened })
    app.pass({ hours: 24 * policyNow(app).posts.openDays })
    expect(await endDuePosts(app)).toBeGreaterThan(0)
    expect([await balance(ended[0]!), await balance(ended[1]!)]).toEqual([36, 40])
    expect(await endDuePosts(app)).toBe(0)
  })

  test('the end of a post ends its interviews, and the sidebar names the days on which Connects lapse', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const post = await aPost(app, client)
    const proposalId = await sent(post, freelancer)
    await interviewFreelancer(app, { by: client, proposalId })
    expect((await findPost(app.db, post))?.interviewing).toBe(1)
    await closePost(app, { by: client, postId: post })
    expect((await findPost(app.db, post))?.interviewing).toBe(0)
    app.pass({ hours: 24 * 10 })
    await committed(app, tx =>
      giveGrants(app, tx, [{ walletId: freelancer, source: 'demo', reason: 'later', connects: 5 }]),
    )
    expect((await readBalance(app, freelancer)).expiring).toBeNull()
    app.pass({ hours: 24 * 350 })
    const { expiring } = await readBalance(app, freelancer)
    expect(expiring?.connects).toBe(45) // The interview gave nothing: the price of its proposal came back.
    expect(Temporal.Instant.from(expiring!.until).since(expiring!.on).total('days')).toBe(10)
    app.pass({ hours: -24 * 360 })
  })

  test("nobody acts on another's proposal or post", async () => {
    const [client, freelancer, stranger] = [await aClient(app), await aFreelancer(app), await aClient(app)]
    const post = await aPost(app, client)
    const proposalId = await sent(post, freelancer)
    const notFound = { ok: false, refusal: { code: 'not-found' } }
    expect(await withdrawProposal(app, { by: stranger, proposalId })).toMatchObject(notFound)
    expect(await hireFreelancer(app, { by: stranger, proposalId })).toMatchObject(notFound)
    expect(await closePost(app, { by: stranger, postId: post })).toMatchObject(notFound)
    expect(await removePost(app, { by: client, postId: post, reason: 'x' })).toMatchObject({
      refusal: { code: 'not-an-operator' },
    })
    expect(await send(post, freelancer)).toMatchObject({ refusal: { code: 'already-proposed' } })
    expect(await withdrawProposal(app, { by: freelancer, proposalId })).toMatchObject({
      ok: true,
      value: { returned: 0 },
    })
    expect(await withdrawProposal(app, { by: freelancer, proposalId })).toMatchObject({
      refusal: { code: 'proposal-not-open' },
    })
  })
})
