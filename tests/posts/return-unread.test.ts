import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closePost } from '#marketplace/ends/close-post'
import { audit } from '#marketplace/ledger/audit'
import { returnUnread } from '#marketplace/posts/return-unread'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { readBalance } from '#marketplace/wallets/read-balance'
import { withReturns } from '../builders.ts'
import { aClient, aFreelancer, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
const policy = withReturns({ unreadHours: 48 })

describe.each(databases)('proposals nobody opens, on %s', on => {
  let app: TestApp
  let client: string
  let postId: string
  beforeEach(async () => {
    app = await freshApp({ on, policy })
    client = await aClient(app)
    postId = await aPost(app, client)
  })
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const sent = async () => {
    const by = await aFreelancer(app)
    const decision = await submitProposal(app, { by, postId, ...letter })
    if (!decision.ok) throw new Error(decision.refusal.code)
    return { by, proposalId: decision.value.proposalId }
  }
  const balance = async ({ by }: { by: string }) => (await readBalance(app, by)).available
  const rows = () => app.db.selectFrom('proposals').select(['state', 'returned']).orderBy('submitted_at').execute()

  test('its Connects come back after 48 hours, once, and it stays with the client', async () => {
    const [unread, read] = [await sent(), await sent()]
    await viewProposal(app, { by: client, proposalId: read.proposalId })
    app.pass({ hours: 47 })
    expect(await returnUnread(app)).toBe(0)
    app.pass({ hours: 1 })
    expect(await returnUnread(app)).toBe(1)
    expect(await returnUnread(app)).toBe(0)
    expect([await balance(unread), await balance(read)]).toEqual([40, 36])
    expect(await rows()).toEqual(
      expect.arrayContaining([
        { state: 'submitted', returned: 4 },
        { state: 'viewed', returned: 0 },
      ]),
    )
    const { text } = await app.db
      .selectFrom('notices')
      .select('text')
      .where('member_id', '=', unread.by)
      .executeTakeFirstOrThrow()
    expect(text).toBe(
      'Nobody has opened your proposal for "Rebuild our booking calendar" yet. Your 4 Connects are back. It stays with the client.',
    )
    await closePost(app, { by: client, postId })
    expect([await balance(unread), await balance(read)]).toEqual([40, 40])
  })

  test('whatever happens after that instant finds them back, although no job has run', async () => {
    const [opened, hired, left] = [await sent(), await sent(), await sent()]
    app.pass({ hours: 49 })
    await viewProposal(app, { by: client, proposalId: opened.proposalId })
    await withdrawProposal(app, { by: left.by, proposalId: left.proposalId })
    await hireFreelancer(app, { by: client, proposalId: hired.proposalId })
    expect([await balance(opened), await balance(hired), await balance(left)]).toEqual([40, 40, 40])
    expect(await returnUnread(app)).toBe(0)
  })
})

test('two processes give back once', async () => {
  const app = await freshApp({ on: 'postgres', policy })
  const other = await beside(app)
  const postId = await aPost(app, await aClient(app))
  const by = await aFreelancer(app)
  await submitProposal(app, { by, postId, ...letter })
  app.pass({ hours: 48 })
  const moved = { ...other, clock: app.clock }
  await Promise.all([returnUnread(app), returnUnread(moved), returnUnread(app), returnUnread(moved)])
  expect((await readBalance(app, by)).available).toBe(40)
  expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
  await other.close()
  await app.close()
})
