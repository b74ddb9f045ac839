import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lockPosts } from '#database/posts/posts'
import { readPolicy } from '#gateways/policies/read-policy'
import { policyNow } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { audit } from '#marketplace/ledger/audit'
import { readNotices } from '#marketplace/notices/read-notices'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { readBalance } from '#marketplace/wallets/read-balance'
import { aClient, aFreelancer, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

// A post ends with its last instant, whether or not the clockwork has come by.
describe.each(databases)('a post whose date has come, on %s', on => {
  let app: TestApp
  let client: string
  let by: string
  let postId: string
  let proposalId: string
  beforeAll(async () => {
    app = await freshApp({ on })
    client = await aClient(app)
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  beforeEach(async () => {
    by = await aFreelancer(app)
    postId = await aPost(app, client)
    const sent = await submitProposal(app, { by, postId, ...letter })
    proposalId = sent.ok ? sent.value.proposalId : ''
    app.pass({ hours: 24 * policyNow(app).posts.openDays })
  })

  const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
  const balance = async () => (await readBalance(app, by)).available
  const settled = async () => {
    expect(await balance()).toBe(40)
    await endDuePosts(app)
    expect(await balance()).toBe(40)
  }

  test('a client who opens a proposal too late does not keep its Connects', async () => {
    expect(await viewProposal(app, { by: client, proposalId })).toMatchObject({ value: { state: 'returned' } })
    await settled()
  })

  test('a client who declines too late declines nothing', async () => {
    const declined = await declineProposal(app, { by: client, proposalId, reason: 'Too expensive' })
    expect(declined).toMatchObject({ refusal: { code: 'proposal-not-open' } })
    await settled()
  })

  test('a freelancer who withdraws too late loses nothing', async () => {
    expect(await withdrawProposal(app, { by, proposalId })).toMatchObject({ refusal: { code: 'proposal-not-open' } })
    await settled()
  })

  test('nobody is hired, and nothing is closed, after the end', async () => {
    const ended = { refusal: { code: 'post-already-ended', facts: { state: 'ended' } } }
    expect(await hireFreelancer(app, { by: client, proposalId })).toMatchObject(ended)
    expect(await closePost(app, { by: client, postId })).toMatchObject(ended)
    await settled()
  })
})

test.each(databases)('a post that cannot be settled does not hold up the others, on %s', async on => {
  const app = await freshApp({ on })
  const client = await aClient(app)
  const by = await aFreelancer(app)
  const posts = [await aPost(app, client), await aPost(app, client)] as const
  const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
  for (const postId of posts) await submitProposal(app, { by, postId, ...letter })
  await sql`update proposals set movement_id = ${app.newId()} where post_id = ${posts[0]}`.execute(app.db)
  app.pass({ hours: 24 * policyNow(app).posts.openDays })
  expect(await endDuePosts(app)).toBe(1)
  expect((await readBalance(app, by)).available).toBe(36)
  await app.close()
})

test('a notice does not say that Connects are back when they lapsed meanwhile', async () => {
  const policy = quiet(readPolicy('earnest'))
  const app = await freshApp({
    policy: { ...policy, returns: { ...policy.returns, intoLapsedLot: { rule: 'lapse' } } },
  })
  const client = await aClient(app)
  const by = await aFreelancer(app)
  const postId = await aPost(app, client)
  await submitProposal(app, {
    by,
    postId,
    coverLetter: 'Yes.',
    bidCents: 100_00,
    answers: [],
    portfolio: [],
    shownPrice: 4,
  })
  await sql`update lots set lapses_at = ${new Date(app.clock().epochMilliseconds)}`.execute(app.db)
  await closePost(app, { by: client, postId })
  expect((await readBalance(app, by)).available).toBe(0)
  const { notices } = await readNotices(app, by)
  expect(notices[0]).toMatchObject({
    kind: 'connects-returned',
    text: expect.stringMatching(/0 of your 4 Connects are back; .* lapsed since/),
  })
  await app.close()
})

test('a post whose end was moved while the clockwork waited for it stays open', async () => {
  const app = await freshApp({ on: 'postgres' })
  const other = await beside(app)
  const postId = await aPost(app, await aClient(app))
  app.pass({ hours: 24 * policyNow(app).posts.openDays })
  let ending: Promise<number> | undefined
  await other.db.transaction().execute(async tx => {
    await lockPosts(tx, [postId])
    ending = endDuePosts(app)
    await new Promise(resume => setTimeout(resume, 200))
    await sql`update posts set ends_at = ends_at + interval '1 day' where post_id = ${postId}`.execute(tx)
  })
  expect(await ending).toBe(0)
  const { rows } = await sql`select state from posts`.execute(app.db)
  expect(rows).toEqual([{ state: 'open' }])
  await other.close()
  await app.close()
})
