import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { audit } from '#marketplace/ledger/audit'
import { verifyClient } from '#marketplace/members/verify-client'
import { readPost } from '#marketplace/posts/read-post'
import { searchPosts } from '#marketplace/posts/search-posts'
import { repriceMoving } from '#marketplace/prices/reprice-posts'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { forgetOld } from '../../src/jobs/forget-old.ts'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const earnest = readPolicy('earnest')
const withPrice = (price: Partial<Policy['price']>): Policy => ({
  ...earnest,
  price: { ...earnest.price, most: 40, ...price },
})
/** One more Connect for each two proposals before. */
const rising = withPrice({
  dynamic: {
    demand: [2, 4, 6, 8, 10, 12].map((from, i) => ({ from, connects: i + 1, label: `${from} proposals or more` })),
  },
})
const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [] }

let app: TestApp
let client: string
const open = async (on: (typeof databases)[number], policy: Policy) => {
  app = await freshApp({ on, policy })
  client = await aClient(app)
}
const send = (by: string, postId: string, shownPrice: number, at = app) =>
  submitProposal(at, { by, postId, ...letter, shownPrice })
const setVerified = (verified: boolean) => verifyClient(app, { by: system, clientId: client, verified })
const people = (count: number) => Promise.all(Array.from({ length: count }, () => aFreelancer(app)))
const shown = async (postId: string, viewer: string | null) => {
  const found = await readPost(app, postId, viewer)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const listed = async () => {
  const found = await searchPosts(app)
  return found.ok ? found.value.posts.map(({ price }) => price) : []
}
const fill = async (postId: string, count: number) => {
  for (const by of await people(count))
    expect(await send(by, postId, (await shown(postId, by)).price)).toMatchObject({ ok: true })
}

describe.each(databases)('prices that move, on %s', on => {
  beforeEach(() => open(on, rising))
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  test('in one batch demand is counted in the order in which the proposals came', async () => {
    const postId = await aPost(app, client)
    const by = await people(6)
    const answers = await Promise.all([4, 4, 4, 5, 5, 5].map((price, i) => send(by[i]!, postId, price)))
    expect(answers.map(answer => (answer.ok ? answer.value.price : answer.refusal.code))).toEqual([
      4,
      4,
      'price-changed',
      5,
      5,
      'price-changed',
    ])
    expect(answers[5]).toMatchObject({ refusal: { facts: { price: 6, shown: 5 } } })
    expect(await listed()).toEqual([6])
  })

  test('many at once, in batches that are decided before the one before is written: each pays what its place costs', async () => {
    const postId = await aPost(app, client)
    const by = await people(30)
    const waves = []
    for (let wave = 0; wave < 3; wave++) {
      waves.push(...by.slice(10 * wave, 10 * wave + 10).map((id, i) => send(id, postId, 4 + ((i + wave) % 7))))
      await new Promise(resume => setTimeout(resume, 3))
    }
    const paid = (await Promise.all(waves)).flatMap(answer => (answer.ok ? [answer.value.price] : []))
    expect(paid.sort((a, b) => a - b)).toEqual(paid.map((_, i) => Math.min(10, 4 + Math.floor(i / 2))))
    expect(await listed()).toEqual([Math.min(10, 4 + Math.floor(paid.length / 2))])
  })

  test('the price that was shown is paid for 30 minutes although it has risen, and then it is refused with the new one', async () => {
    const postId = await aPost(app, client)
    const [early, late] = await people(2)
    for (const by of [early!, late!])
      expect(await shown(postId, by)).toMatchObject({ price: 4, priceHoldsUntil: '2026-05-01T12:30:00Z' })
    await fill(postId, 4)
    expect(await shown(postId, null)).toMatchObject({ price: 6, priceHoldsUntil: null })
    expect(await shown(postId, early!)).toMatchObject({
      price: 4,
      because: expect.arrayContaining([
        { connects: 2, text: '4 proposals or more' },
        { connects: -2, text: 'As you were shown it before' },
      ]),
    })
    app.pass({ minutes: 29 })
    expect(await send(early!, postId, 4)).toMatchObject({ ok: true, value: { price: 4, balance: 36 } })
    app.pass({ minutes: 1 })
    expect(await send(late!, postId, 4)).toMatchObject({
      refusal: { code: 'price-changed', facts: { price: 6, shown: 4 } },
    })
    expect(await shown(postId, late!)).toMatchObject({ price: 6, priceHoldsUntil: '2026-05-01T13:00:00Z' })
  })

  test('a quote is of one freelancer, and goes when it holds no longer', async () => {
    const postId = await aPost(app, client)
    const [quoted, other] = await people(2)
    await shown(postId, quoted!)
    await fill(postId, 2)
    expect(await send(other!, postId, 4)).toMatchObject({ refusal: { code: 'price-changed' } })
    app.pass({ hours: 1 })
    await forgetOld(app)
    expect(await app.db.selectFrom('quotes').selectAll().where('freelancer_id', '=', quoted!).execute()).toEqual([])
  })

  test('two windows that look at once are told the same, and so is the API', async () => {
    const postId = await aPost(app, client)
    const [by] = await people(1)
    const looks = await Promise.all(Array.from({ length: 5 }, () => shown(postId, by!)))
    expect(new Set(looks.map(({ price }) => price))).toEqual(new Set([4]))
    await fill(postId, 2)
    const { body } = await tryApi(app).get(`/posts/${postId}/price`, { as: by! })
    expect(body).toMatchObject({ price: 4, priceHoldsUntil: '2026-05-01T12:30:00Z' })
  })
})

describe.each(databases)('other factors, on %s', on => {
  afterEach(() => app.close())

  test('the first to propose pays nothing', async () => {
    await open(on, withPrice({ firstFree: 1 }))
    const postId = await aPost(app, client)
    const [first, second] = await people(2)
    expect((await shown(postId, null)).price).toBe(0)
    expect(await send(first!, postId, 0)).toMatchObject({ ok: true, value: { price: 0, balance: 40 } })
    expect(await send(second!, postId, 0)).toMatchObject({ refusal: { code: 'price-changed', facts: { price: 4 } } })
    expect(await listed()).toEqual([4])
  })

  test('of four who were shown that the first to propose pays nothing one does, and the others are asked again at the price of then', async () => {
    const busy = [{ from: 1, connects: 2, label: 'Somebody was faster' }]
    await open(on, withPrice({ firstFree: 1, dynamic: { demand: busy } }))
    const postId = await aPost(app, client)
    const four = await people(4)
    for (const by of four)
      expect(await shown(postId, by)).toMatchObject({ price: 0, unlessFirst: 4, priceHoldsUntil: null })
    const answers = await Promise.all(four.map(by => send(by, postId, 0)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const late = four.filter((_, i) => !answers[i]!.ok)
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer).toMatchObject({ refusal: { code: 'price-changed', facts: { price: 4, shown: 0 } } })
    for (const by of late) {
      expect(await shown(postId, by)).toMatchObject({
        ...{ price: 4, unlessFirst: null, priceHoldsUntil: '2026-05-01T12:30:00Z' },
        viewer: { balance: 40, proposal: null },
      })
      expect(await send(by, postId, 4)).toMatchObject({ ok: true, value: { price: 4, balance: 36 } })
    }
    expect((await tryApi(app).get(`/posts/${postId}/price`, { as: (await people(1))[0]! })).body).toMatchObject({
      price: 6,
      unlessFirst: null,
    })
  })

  test('a client who hires becomes dearer at once, and lists follow with the clockwork', async () => {
    await open(on, withPrice({ dynamic: { hireRate: [{ from: 100, connects: 3, label: 'Hires on every post' }] } }))
    const [before, after] = [await aPost(app, client), await aPost(app, client)]
    const [hired] = await people(1)
    const sent = await send(hired!, before, 4)
    await hireFreelancer(app, { by: client, proposalId: sent.ok ? sent.value.proposalId : '' })
    expect(await shown(after, null)).toMatchObject({ price: 7 })
    expect(await listed()).toEqual([4])
    expect(await repriceMoving(app)).toBe(1)
    expect(await listed()).toEqual([7])
  })

  test('where no price moves by itself, it holds also when the client is verified meanwhile', async () => {
    await open(on, earnest)
    await setVerified(false)
    const postId = await aPost(app, client)
    const [by, late, other] = await people(3)
    for (const one of [by!, late!])
      expect(await shown(postId, one)).toMatchObject({ price: 2, priceHoldsUntil: '2026-05-01T12:30:00Z' })
    await setVerified(true)
    expect(await shown(postId, null)).toMatchObject({ price: 4 })
    app.pass({ minutes: 29 })
    expect(await send(other!, postId, 2)).toMatchObject({ refusal: { code: 'price-changed', facts: { price: 4 } } })
    expect(await send(by!, postId, 2)).toMatchObject({ ok: true, value: { price: 2 } })
    app.pass({ minutes: 1 })
    expect(await send(late!, postId, 2)).toMatchObject({ refusal: { code: 'price-changed', facts: { price: 4 } } })
  })

  test('where a price cannot rise, nothing is quoted', async () => {
    await open(on, earnest)
    const postId = await aPost(app, client)
    const [by, first] = await people(2)
    await send(first!, postId, 4)
    expect(await shown(postId, by!)).toMatchObject({ price: 4, priceHoldsUntil: null })
    expect(await app.db.selectFrom('quotes').selectAll().execute()).toEqual([])
    expect(await repriceMoving(app)).toBe(0)
  })
})

test('in two processes each proposal pays what its place costs', async () => {
  await open('postgres', rising)
  const other = await beside(app)
  const postId = await aPost(app, client)
  const by = await people(40)
  // Connected before, so that both read at the same time.
  const warm = (at: TestApp) => Promise.all(Array.from({ length: 8 }, () => readPost(at, postId, null)))
  await Promise.all([warm(app), warm(other)])
  const answers = await Promise.all(by.map((id, i) => send(id, postId, 4 + (i % 7), i % 2 ? app : other)))
  const paid = answers.flatMap(answer => (answer.ok ? [answer.value.price] : []))
  expect(paid.length).toBeGreaterThan(2)
  expect(paid.sort((a, b) => a - b)).toEqual(paid.map((_, i) => Math.min(10, 4 + Math.floor(i / 2))))
  expect(await listed()).toEqual([Math.min(10, 4 + Math.floor(paid.length / 2))])
  expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
  await other.close()
  await app.close()
})
