import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { readAuction } from '#marketplace/boosts/read-auction'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { keepPromisedEnds } from '#marketplace/ends/keep-promised-ends'
import { prolongPost } from '#marketplace/ends/prolong-post'
import { warnEnding } from '#marketplace/ends/warn-ending'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { audit } from '#marketplace/ledger/audit'
import { readNotices } from '#marketplace/notices/read-notices'
import { editPost } from '#marketplace/posts/edit-post'
import { publishPost } from '#marketplace/posts/publish-post'
import { readPost } from '#marketplace/posts/read-post'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { readProposal } from '#marketplace/proposals/read-proposal'
import { interviewFreelancer, viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

const quietly = quiet(readPolicy('earnest'))
// A place that is drawn as a placebo is none once its bidding has closed.
const earnest = { ...quietly, boosts: { ...quietly.boosts!, placeboPercent: 0 } }
const prolonged = (by: NonNullable<Policy['posts']['prolonged']>['by']) => ({
  ...earnest,
  posts: { ...earnest.posts, prolonged: { days: 30, by } },
})
const day = { hours: 24 }

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => (await freshApp({ on })).close()) // The first one on a database takes its time.
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const open = async (policy?: Policy) => {
    app = await freshApp({ on, policy })
    return aClient(app)
  }
  const send = async (by: string, postId: string) => {
    const letter = { coverLetter: 'Yes.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 4 }
    const sent = await submitProposal(app, { by, postId, ...letter })
    if (!sent.ok) throw new Error(sent.refusal.code)
    return sent.value.proposalId
  }
  const endOf = async (postId: string) => {
    const read = await readPost(app, postId, null)
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value.endsAt
  }
  const has = async (by: string) => (await readBalance(app, by)).available
  const told = async (by: string) => (await readNotices(app, by)).notices.map(({ text }) => text)

  test('a client keeps a post open; whoever had proposed has back on the day it was to end what was promised, once', async () => {
    const client = await open()
    const [before, opened, after] = [await aFreelancer(app), await aFreelancer(app), await aFreelancer(app)]
    const postId = await aPost(app, client)
    const waiting = await send(before, postId)
    await viewProposal(app, { by: client, proposalId: await send(opened, postId) })
    app.pass({ hours: 24 * 26 })
    expect(await prolongPost(app, { by: client, postId })).toMatchObject({
      value: { endsAt: '2026-06-27T00:00:00Z' },
    })
    expect(await prolongPost(app, { by: client, postId })).toMatchObject({ refusal: { code: 'open-long-enough' } })
    await send(after, postId)
    app.pass({ hours: 24 * 3 })
    await viewProposal(app, { by: client, proposalId: await send(await aFreelancer(app), postId) })
    const read = await readProposal(app, { by: before, proposalId: waiting })
    expect(read.ok && read.value.cost!.promisedEnd).toBe('2026-05-31T12:00:00.000Z')
    expect([await has(before), await has(opened), await has(after)]).toEqual([36, 36, 36])
    app.pass(day)
    expect(await endDuePosts(app)).toBe(0)
    // Opened a moment after that day, before any job: the day was first.
    await viewProposal(app, { by: client, proposalId: waiting })
    expect([await has(before), await has(opened), await has(after)]).toEqual([40, 36, 36])
    expect((await told(before))[0]).toBe(
      '"Rebuild our booking calendar" was to end by now and is kept open. Your 4 Connects are back. Your proposal stays with the client.',
    )
    expect(await keepPromisedEnds(app)).toBe(0)
    app.pass({ hours: 24 * 40 })
    expect(await endDuePosts(app)).toBe(1)
    expect([await has(before), await has(opened), await has(after)]).toEqual([40, 36, 40])
  })

  test('a boosted place of a post that stays open longer is kept as long, and its hold with it', async () => {
    const client = await open(prolonged(['invited', 'interviewed', 'proposed']))
    const by = await aFreelancer(app)
    const acts = [
      (postId: string) => prolongPost(app, { by: client, postId }),
      async (postId: string) => inviteFreelancer(app, { by: client, postId, freelancerId: await aFreelancer(app) }),
      async (postId: string) => send(await aFreelancer(app), postId),
      async (_: string, proposalId: string) => interviewFreelancer(app, { by: client, proposalId }),
    ]
    const posts = []
    for (const act of acts) {
      const postId = await aPost(app, client)
      const proposalId = await send(by, postId)
      expect((await bidBoost(app, { by, proposalId, connects: 2 })).ok).toBe(true)
      posts.push({ postId, proposalId, act })
    }
    app.pass({ hours: 24 * 26 })
    for (const { act, postId, proposalId } of posts) await act(postId, proposalId)
    app.pass({ hours: 24 * 20 })
    // The last was used up by the interview, after its bidding had closed.
    expect((await readWallet(app, by)).held).toBe(6)
    for (const { postId } of posts)
      expect(await readAuction(app, { by, postId })).toMatchObject({ value: { mine: { place: 1 } } })
    // Where nobody writes the later end down, it comes back too: 30 days to the end of the last, and 7.
    app.pass({ hours: 24 * 17 })
    expect((await readWallet(app, by)).held).toBe(6)
    app.pass({ hours: 24 })
    expect((await readWallet(app, by)).held).toBe(0)
  })

  test('an end that came sooner before it was put off brings nothing back sooner', async () => {
    const client = await open()
    const [before, after] = [await aFreelancer(app), await aFreelancer(app)]
    const postId = await aPost(app, client)
    const first = await send(before, postId)
    const edited = await editPost(app, { by: client, postId, endsOn: '2026-05-03' })
    expect(edited).toMatchObject({ value: { endsAt: '2026-05-04T00:00:00.000Z' } })
    const promised = async (by: string, proposalId: string) => {
      const read = await readProposal(app, { by, proposalId })
      return read.ok && read.value.cost!.promisedEnd
    }
    expect(await promised(before, first)).toBe(null)
    const second = await send(after, postId)
    expect(await prolongPost(app, { by: client, postId })).toMatchObject({ value: { endsAt: '2026-06-01T00:00:00Z' } })
    expect([await promised(before, first), await promised(after, second)]).toEqual([
      '2026-05-31T12:00:00.000Z',
      '2026-05-04T00:00:00.000Z',
    ])
    app.pass({ hours: 24 * 3 })
    await keepPromisedEnds(app)
    expect([await has(before), await has(after)]).toEqual([36, 40])
    app.pass({ hours: 24 * 27 })
    await keepPromisedEnds(app)
    expect([await has(before), await has(after)]).toEqual([40, 40])
  })

  test('nobody but its client keeps a post open, and not one that has ended', async () => {
    const client = await open()
    const postId = await aPost(app, client)
    for (const by of [await aClient(app), await aFreelancer(app)])
      expect(await prolongPost(app, { by, postId })).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await prolongPost(app, { by: client, postId: 'elsewhere' })).toMatchObject({
      refusal: { code: 'not-found' },
    })
    app.pass({ hours: 24 * 30 })
    expect(await prolongPost(app, { by: client, postId })).toMatchObject({ refusal: { code: 'post-not-open' } })
    expect(await told(client)).toEqual([
      'Your post "Rebuild our booking calendar" ended by its date without a hire. No Connects went back; it takes no more proposals.',
    ])
  })

  test('acts that the policy names prolong a post to the end of a day, and others do not', async () => {
    const client = await open(prolonged(['edited', 'interviewed', 'hired', 'invited']))
    const by = await aFreelancer(app)
    const postId = await aPost(app, client, { openings: 2 })
    const proposalId = await send(by, postId)
    await viewProposal(app, { by: client, proposalId })
    expect(await endOf(postId)).toBe('2026-05-31T12:00:00.000Z')
    const acts = [
      () => interviewFreelancer(app, { by: client, proposalId }),
      async () => inviteFreelancer(app, { by: client, postId, freelancerId: await aFreelancer(app) }),
      () => editPost(app, { by: client, postId, openings: 3 }),
      () => hireFreelancer(app, { by: client, proposalId }),
    ]
    for (const [i, act] of acts.entries()) {
      app.pass(day)
      expect(await act()).toMatchObject({ ok: true })
      expect(await endOf(postId)).toBe(`2026-06-0${i + 2}T00:00:00.000Z`)
    }
  })

  test('a day the client chose is not moved by acts; they may keep the post open themselves', async () => {
    const client = await open(prolonged(['edited']))
    const post = {
      title: 'Repair our fence',
      description: 'Forty metres of wood, two gates, one of them crooked.',
      category: 'Engineering & Architecture',
      paymentType: 'fixed',
      budgetCents: 450_00,
      level: null,
    } as const
    const published = await publishPost(app, { by: client, ...post, endsOn: '2026-05-09' })
    if (!published.ok) throw new Error(published.refusal.code)
    const { postId } = published.value
    expect(await editPost(app, { by: client, postId, openings: 2 })).toMatchObject({
      value: { endsAt: '2026-05-10T00:00:00.000Z' },
    })
    await prolongPost(app, { by: client, postId })
    expect(await endOf(postId)).toBe('2026-06-01T00:00:00.000Z')
    expect(await editPost(app, { by: client, postId, endsOn: '2026-05-20' })).toMatchObject({
      value: { endsAt: '2026-05-21T00:00:00.000Z' },
    })
  })

  test('where new proposals prolong, many at once write one later end, and everybody before it keeps theirs', async () => {
    const client = await open(prolonged(['proposed']))
    const postId = await aPost(app, client)
    const first = await aFreelancer(app)
    await send(first, postId)
    expect(await endOf(postId)).toBe('2026-06-01T00:00:00.000Z')
    app.pass({ hours: 24 * 5 })
    const others = await Promise.all(Array.from({ length: 8 }, () => aFreelancer(app)))
    await Promise.all(others.map(by => send(by, postId)))
    expect(await endOf(postId)).toBe('2026-06-06T00:00:00.000Z')
    app.pass({ hours: 24 * 26 })
    expect(await keepPromisedEnds(app)).toBe(1)
    expect(await Promise.all([first, ...others].map(has))).toEqual([40, 36, 36, 36, 36, 36, 36, 36, 36])
    expect(await endDuePosts(app)).toBe(0)
  })

  test('a client is told again of a later end, and not of one they chose for soon', async () => {
    const client = await open()
    const postId = await aPost(app, client)
    app.pass({ hours: 24 * 25 })
    expect(await warnEnding(app)).toBe(1)
    expect(await warnEnding(app)).toBe(0)
    await prolongPost(app, { by: client, postId })
    expect(await warnEnding(app)).toBe(0)
    app.pass({ hours: 24 * 27 })
    expect(await warnEnding(app)).toBe(1)
    expect((await told(client))[0]).toContain('ends with 2026-06-25 (UTC)')
    const other = await aPost(app, client)
    await editPost(app, { by: client, postId: other, endsOn: '2026-06-25' })
    expect(await warnEnding(app)).toBe(0)
  })
})
