import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Limits } from '#economy/limits/own-limits'
import { readPolicy } from '#gateways/policies/read-policy'
import { closePost } from '#marketplace/ends/close-post'
import { placeHold } from '#marketplace/holds/place-hold'
import { releaseHold } from '#marketplace/holds/release-hold'
import { audit } from '#marketplace/ledger/audit'
import { readLimits } from '#marketplace/limits/read-limits'
import { setLimits } from '#marketplace/limits/set-limits'
import { onlyPolicy } from '#marketplace/policy/policies'
import { readPost } from '#marketplace/posts/read-post'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { readBalance } from '#marketplace/wallets/read-balance'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
const none = { monthly: null, weekly: null, proposal: null, boost: null }
const codes = (answers: { ok: boolean; refusal?: { code: string } }[]) =>
  answers.map(answer => answer.refusal?.code ?? 'sent')

describe.each(databases)('own limits, on %s', on => {
  let app: TestApp
  let client: string
  let by: string
  beforeEach(async () => {
    app = await freshApp({ on })
    client = await aClient(app)
    by = await aFreelancer(app)
  })
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const set = (limits: Partial<Limits>) => setLimits(app, { by, ...none, ...limits })
  const posts = (count: number) => Promise.all(Array.from({ length: count }, () => aPost(app, client)))
  const send = (postId: string, at = app) => submitProposal(at, { by, postId, ...letter })
  const spent = async () => (await readLimits(app, by)).spent

  test('a monthly budget holds in one batch, and what comes back may be spent again', async () => {
    await set({ monthly: 10 })
    const [first, second, third] = await posts(3)
    const answers = await Promise.all([first, second, third].map(post => send(post!)))
    expect(codes(answers)).toEqual(['sent', 'sent', 'over-monthly-budget'])
    expect(answers[2]).toMatchObject({ refusal: { facts: { cost: 4, most: 10, spent: 8 } } })
    await closePost(app, { by: client, postId: first! })
    expect(await spent()).toBe(4)
    expect(await send(third!)).toMatchObject({ ok: true })
    expect((await readBalance(app, by)).available).toBe(32)
  })

  test('it holds from batch to batch, and begins anew with the month (UTC)', async () => {
    await set({ monthly: 14 })
    const many = await posts(12)
    const answers = []
    for (const post of many) {
      answers.push(send(post))
      await new Promise(resume => setTimeout(resume, 2))
    }
    expect(codes(await Promise.all(answers)).filter(code => code === 'sent')).toHaveLength(3)
    app.pass({ hours: 24 * 29 })
    expect(codes([await send((await posts(1))[0]!)])).toEqual(['over-monthly-budget'])
    app.pass({ hours: 24 * 2 })
    expect(await spent()).toBe(0)
    expect(codes([await send((await posts(1))[0]!)])).toEqual(['sent'])
  })

  test('what is held counts, and a hold is refused as a proposal is', async () => {
    await set({ monthly: 10 })
    const hold = (connects: number, reason: string) =>
      placeHold(app, { by, connects, reason, purpose: 'Boost', timesOutAt: app.clock().add({ hours: 1 }) })
    expect(await hold(7, 'a')).toMatchObject({ ok: true })
    expect(await hold(4, 'b')).toMatchObject({ refusal: { code: 'over-monthly-budget' } })
    const [post] = await posts(1)
    expect(codes([await send(post!)])).toEqual(['over-monthly-budget'])
    app.pass({ hours: 2 })
    expect(codes([await send(post!)])).toEqual(['sent'])
  })

  test('what was spent or held in another month does not widen this one’s budget when it comes back', async () => {
    app.pass({ hours: 24 * 20 })
    const [may, ...june] = await posts(3)
    await send(may!)
    const held = await placeHold(app, {
      ...{ by, connects: 9, reason: 'boost', purpose: 'Boost' },
      timesOutAt: app.clock().add({ hours: 24 * 20 }),
    })
    if (!held.ok) throw new Error(held.refusal.code)
    expect(await spent()).toBe(13)
    app.pass({ hours: 24 * 12 })
    await closePost(app, { by: client, postId: may! })
    await releaseHold(app, { by, walletId: by, holdId: held.value.holdId })
    expect((await readBalance(app, by)).available).toBe(40)
    expect(await spent()).toBe(0)
    await set({ monthly: 6 })
    const [first, second] = june
    expect(codes([await send(first!), await send(second!)])).toEqual(['sent', 'over-monthly-budget'])
    await closePost(app, { by: client, postId: first! })
    expect(await spent()).toBe(0)
    expect(codes([await send(second!)])).toEqual(['sent'])
  })

  test('a limit for a proposal is said before anything is written, and raising it holds at once', async () => {
    const [post] = await posts(1)
    await set({ proposal: 3 })
    const seen = await readPost(app, post!, by)
    expect(seen).toMatchObject({
      value: { viewer: { refusal: { code: 'over-proposal-limit', facts: { cost: 4, most: 3 } } } },
    })
    expect(codes([await send(post!)])).toEqual(['over-proposal-limit'])
    await set({ proposal: 4 })
    expect(codes([await send(post!)])).toEqual(['sent'])
  })

  test('limits that are set while a proposal is decided are the ones it is held to', async () => {
    const two = await posts(2)
    const [, limited] = await Promise.all([send(two[0]!), set({ monthly: 4 })])
    expect(limited.ok).toBe(true)
    expect(codes([await send(two[1]!)])).toEqual(['over-monthly-budget'])
  })

  test('over the API: whole numbers or nothing, and only one’s own', async () => {
    const api = tryApi(app)
    const other = await aFreelancer(app)
    const body = { monthly: 60, weekly: null, proposal: null, boost: 5 }
    expect((await api.put('/wallet/limits', { as: by, body })).body).toEqual(body)
    expect((await api.get('/wallet/limits', { as: by })).body).toEqual({
      ...body,
      ...{ budgetPer: 'month', month: '2026-05', spent: 0, week: '2026-04-27', spentInWeek: 0 },
    })
    expect((await api.get('/wallet/limits', { as: other })).body).toMatchObject(none)
    expect((await api.put('/wallet/limits', { body })).status).toBe(401)
    expect((await api.put('/wallet/limits', { as: client, body })).body.code).toBe('not-a-freelancer')
    for (const wrong of [
      { ...body, monthly: 0 },
      { ...body, boost: 1.5 },
      { monthly: 3 },
      { ...body, weekly: 1.5 },
      { ...body, walletId: other },
    ])
      expect((await api.put('/wallet/limits', { as: by, body: wrong })).status).toBe(400)
    expect((await api.get('/wallet/limits', { as: by })).body).toMatchObject(body)
    expect(await set({})).toMatchObject({ ok: true, value: none })
    expect(await readLimits(app, by)).toMatchObject(none)
  })
})

describe.each(databases)('a budget by the week, on %s', on => {
  let app: TestApp
  let [client, by]: string[] = []
  const week = () => ({ ...readPolicy('earnest'), ownLimits: { budgetPer: 'week' as const } })
  beforeEach(async () => {
    app = await freshApp({ on, policy: week() })
    ;[client, by] = [await aClient(app), await aFreelancer(app)]
  })
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const set = (limits: Partial<Limits>) => setLimits(app, { by: by!, ...none, ...limits })
  const post = () => aPost(app, client!)
  const send = async (postId: string) => submitProposal(app, { by: by!, postId, ...letter })

  test('it begins anew on Monday (UTC), and what comes back of an earlier week does not widen it', async () => {
    await set({ weekly: 6 })
    const first = await post()
    expect(codes([await send(first), await send(await post())])).toEqual(['sent', 'over-weekly-budget'])
    // Noon of Friday, 1 May; Monday begins in two and a half days.
    app.pass({ hours: 59, minutes: 59 })
    expect(codes([await send(await post())])).toEqual(['over-weekly-budget'])
    app.pass({ minutes: 1 })
    expect(await readLimits(app, by!)).toMatchObject({ week: '2026-05-04', spentInWeek: 0, spent: 4, weekly: 6 })
    await closePost(app, { by: client!, postId: first })
    expect(await readLimits(app, by!)).toMatchObject({ spentInWeek: 0, spent: 0 })
    expect(codes([await send(await post()), await send(await post())])).toEqual(['sent', 'over-weekly-budget'])
  })

  test('a budget by the month is refused, and one from other rules holds until it is taken away', async () => {
    expect(await set({ monthly: 10 })).toMatchObject({ refusal: { code: 'budget-not-by', facts: { per: 'week' } } })
    const monthly = { ...week(), ownLimits: { budgetPer: 'month' as const } }
    const before = { ...app, policies: onlyPolicy(monthly) }
    await setLimits(before, { by: by!, ...none, monthly: 6 })
    expect(codes([await send(await post()), await send(await post())])).toEqual(['sent', 'over-monthly-budget'])
    expect(await set({ monthly: 60 })).toMatchObject({ refusal: { code: 'budget-not-by' } })
    expect(await set({ monthly: 6, weekly: 100 })).toMatchObject({ ok: true })
    expect(codes([await send(await post())])).toEqual(['over-monthly-budget'])
    expect(await set({ weekly: 100 })).toMatchObject({ ok: true })
    expect(codes([await send(await post())])).toEqual(['sent'])
  })

  test('over the API: a weekly budget that is left out stays, and nobody else’s is touched', async () => {
    const api = tryApi(app)
    const other = await aFreelancer(app)
    const path = '/wallet/limits'
    expect((await api.put(path, { as: by, body: { ...none, weekly: 15 } })).body).toEqual({ ...none, weekly: 15 })
    const { weekly: _, ...older } = none
    expect((await api.put(path, { as: by, body: { ...older, boost: 3 } })).body).toEqual({
      ...none,
      weekly: 15,
      boost: 3,
    })
    expect((await api.put(path, { as: other, body: { ...none, weekly: 2 } })).status).toBe(200)
    expect((await api.get(path, { as: by })).body).toMatchObject({ weekly: 15, boost: 3, budgetPer: 'week' })
    expect(await api.put(path, { as: by, body: { ...none, monthly: 9 } })).toMatchObject({
      status: 422,
      body: { code: 'budget-not-by' },
    })
    expect((await api.put(path, { as: by, body: none })).body).toEqual(none)
  })
})

test('two processes spend on one budget: it is never passed', async () => {
  const app = await freshApp({ on: 'postgres' })
  const other = await beside(app)
  const client = await aClient(app)
  const by = await aFreelancer(app)
  await setLimits(app, { by, ...none, monthly: 14 })
  const posts = await Promise.all(Array.from({ length: 12 }, () => aPost(app, client)))
  const answers = await Promise.all(
    posts.map((postId, i) => submitProposal(i % 2 ? app : other, { by, postId, ...letter })),
  )
  expect(codes(answers).filter(code => code === 'sent')).toHaveLength(3)
  expect(await readLimits(app, by)).toMatchObject({ spent: 12 })
  expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
  await other.close()
  await app.close()
})
