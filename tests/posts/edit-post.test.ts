import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { removePost } from '#marketplace/ends/remove-post'
import { verifyClient } from '#marketplace/members/verify-client'
import { editPost } from '#marketplace/posts/edit-post'
import { listClientPosts } from '#marketplace/posts/list-client-posts'
import { postInputSchema, postInputSchemaFor } from '#marketplace/posts/post-input'
import { previewPost } from '#marketplace/posts/preview-post'
import { publishPost } from '#marketplace/posts/publish-post'
import { readPost } from '#marketplace/posts/read-post'
import { problemsOf } from '#marketplace/problems-of'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { aClient, aFreelancer, anOperator, databases, freshApp, type TestApp } from '../fresh-app.ts'

const written = {
  title: '  Repair <b>our</b> fence ',
  description: 'Forty metres of wood, two gates, one of them crooked.',
  category: 'Engineering & Architecture',
  level: 'entry',
  paymentType: 'fixed',
  budgetCents: 450_00,
  openings: 2,
  skills: ['Wood', ' Wood ', '', 'Paint\0'],
  questions: ['When could you begin?'],
} as const

describe.each(databases)('on %s', on => {
  let app: TestApp
  let client: string
  beforeAll(async () => {
    app = await freshApp({ on })
    client = await aClient(app)
  })
  afterAll(() => app.close())

  const published = async (more: object = {}, by = client) => {
    const decision = await publishPost(app, { by, ...written, ...more } as never)
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    return decision.value
  }
  const read = async (postId: string, viewer: string | null = null) => {
    const decision = await readPost(app, postId, viewer)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.value
  }
  const propose = (postId: string, by: string, shownPrice = 4) =>
    submitProposal(app, {
      by,
      postId,
      coverLetter: 'I build fences.',
      bidCents: 400_00,
      answers: ['Now.'],
      portfolio: [],
      shownPrice,
    })

  test('a published post is kept as written, its price itemised, open for as long as the policy says', async () => {
    const { postId, price, endsAt } = await published()
    expect({ price, endsAt }).toEqual({
      price: 4,
      endsAt: app
        .clock()
        .add({ hours: 24 * 30 })
        .toString({ smallestUnit: 'millisecond' }),
    })
    const post = await read(postId)
    expect(post).toMatchObject({
      title: 'Repair <b>our</b> fence',
      skills: ['Wood', 'Paint'],
      takesProposals: true,
      viewer: null,
      price: 4,
    })
    expect(post.because.reduce((sum, line) => sum + line.connects, 0)).toBe(4)
    expect(post.client).toMatchObject({ verified: true, hireRate: null, openPosts: expect.any(Number) })
  })

  test('a chosen end date is the last whole day', async () => {
    expect((await published({ endsOn: '2026-05-02' })).endsAt).toBe('2026-05-03T00:00:00.000Z')
    for (const endsOn of ['2026-05-01', '2026-06-01', '2026-02-30', 'soon', 7])
      expect(problemsOf(postInputSchemaFor(app), { ...written, endsOn }), String(endsOn)).toHaveProperty('endsOn')
  })

  test.each([
    ['title', ['', 'Fence', 7, null, 'x'.repeat(151), undefined, ['Repair our fence']]],
    ['description', ['', 'Short.', 'x'.repeat(20_001), {}]],
    ['category', ['Gardening', '', null]],
    ['level', ['guru']],
    ['paymentType', ['barter', undefined]],
    ['budgetCents', [null, -1, 0, 499, 100_000_001, 2 ** 53, 1e300, Number.NaN, 500.5, '450']],
    ['openings', [0, -1, 100, 1.5, '2']],
    ['skills', ['Wood', Array.from({ length: 11 }, (_, i) => `skill ${i}`), [7], ['x'.repeat(41)]]],
    ['questions', [Array.from({ length: 6 }, (_, i) => `Question ${i}?`), ['x'.repeat(301)]]],
    ['countries', [['Atlantis']]],
    ['hourlyMaxCents', []],
  ] as const)('a wrong %s is refused with a sentence beside its field', async (field, values) => {
    for (const value of values) {
      const input = { ...written, [field]: value }
      expect(problemsOf(postInputSchema, input)[field], String(value)).toMatch(/^[A-Z].+\.$/)
      expect(await publishPost(app, { by: client, ...input } as never)).toMatchObject({
        refusal: { code: 'invalid-input', facts: { field } },
      })
    }
  })

  test('a form hears of every problem at once, an hourly range of its order', () => {
    expect(Object.keys(problemsOf(postInputSchema, { ...written, title: '', budgetCents: null })).sort()).toEqual([
      'budgetCents',
      'title',
    ])
    const hourly = { ...written, paymentType: 'hourly', hourlyMinCents: 2000 }
    expect(problemsOf(postInputSchema, hourly)).toHaveProperty('hourlyMinCents')
    expect(problemsOf(postInputSchema, { ...hourly, hourlyMaxCents: 1000 })).toHaveProperty('hourlyMaxCents')
    expect(problemsOf(postInputSchema, { ...hourly, hourlyMaxCents: 2000 })).toEqual({})
  })

  test('only a client publishes, only the own client edits', async () => {
    const [freelancer, stranger] = [await aFreelancer(app), await aClient(app)]
    const unconfirmed = await aClient(app, { emailVerified: false })
    for (const act of [publishPost, previewPost])
      expect(await act(app, { by: unconfirmed, ...written } as never)).toMatchObject({
        refusal: { code: 'email-not-verified' },
      })
    expect(await publishPost(app, { by: freelancer, ...written } as never)).toMatchObject({
      refusal: { code: 'not-a-client' },
    })
    const { postId } = await published()
    expect(await editPost(app, { by: stranger, postId, title: 'Something else entirely' })).toMatchObject({
      refusal: { code: 'not-yours' },
    })
    for (const id of [app.newId(), 'nonsense', ''])
      expect(await editPost(app, { by: client, postId: id, openings: 3 })).toMatchObject({
        refusal: { code: 'not-found' },
      })
    expect((await read(postId)).title).toBe('Repair <b>our</b> fence')
  })

  test('before the first proposal everything may change, and the price with it', async () => {
    const { postId } = await published()
    app.pass({ hours: 1 })
    expect(
      await editPost(app, { by: client, postId, budgetCents: 600_00, title: 'Repair our long fence' }),
    ).toMatchObject({
      value: { price: 6, endsAt: '2026-06-01T00:00:00.000Z' },
    })
    expect(await read(postId)).toMatchObject({
      title: 'Repair our long fence',
      price: 6,
      editedAt: expect.any(String),
      questions: written.questions,
    })
  })

  test('after a proposal its budget stays, its text grows, and its end may only come sooner', async () => {
    const { postId } = await published({ endsOn: '2026-05-20' })
    expect(await propose(postId, await aFreelancer(app))).toMatchObject({ ok: true })
    const edit = (change: object) => editPost(app, { by: client, postId, ...change })
    for (const change of [{ budgetCents: 300_00 }, { questions: [] }, { endsOn: '2026-05-21' }, { openings: 1 }])
      expect(await edit(change)).toMatchObject({ refusal: { code: 'post-has-proposals' } })
    expect(
      await edit({ description: `${written.description} Tools are here.`, openings: 3, endsOn: '2026-05-19' }),
    ).toMatchObject({
      value: { endsAt: '2026-05-20T00:00:00.000Z' },
    })
  })

  test('a reader is told where they stand before they pay', async () => {
    const { postId } = await published()
    const [rich, poor] = [await aFreelancer(app), await aFreelancer(app, { connects: 3 })]
    expect((await read(postId, rich)).viewer).toMatchObject({
      balance: 40,
      balanceAfter: 36,
      refusal: null,
      proposal: null,
      isOwner: false,
    })
    expect((await read(postId, poor)).viewer?.refusal).toMatchObject({
      code: 'too-few-connects',
      facts: { price: 4, available: 3 },
    })
    expect((await read(postId, client)).viewer).toMatchObject({ isOwner: true, refusal: { code: 'not-a-freelancer' } })
    await propose(postId, rich)
    expect((await read(postId, rich)).viewer).toMatchObject({
      refusal: { code: 'already-proposed' },
      proposal: { state: 'submitted', price: 4 },
    })
  })

  test('a removed post is there only for its client, its proposers and operators', async () => {
    const { postId } = await published()
    const [proposer, operator] = [await aFreelancer(app), await anOperator(app)]
    await propose(postId, proposer)
    expect(await removePost(app, { by: operator, postId, reason: 'A copy of another post.' })).toMatchObject({
      ok: true,
    })
    for (const viewer of [client, proposer, operator]) expect((await read(postId, viewer)).state).toBe('removed')
    for (const viewer of [null, await aFreelancer(app)])
      expect(await readPost(app, postId, viewer)).toMatchObject({ refusal: { code: 'not-found' } })
  })

  test('no operator removes a post of theirs or one they have proposed to, or verifies themselves', async () => {
    const { postId } = await published()
    const [proposer, own] = [await aFreelancer(app), await aClient(app)]
    await propose(postId, proposer)
    await sql`update members set is_operator = true where member_id in (${proposer}, ${own})`.execute(app.db)
    const ownPost = await published({}, own)
    const remove = (by: string, id: string) => removePost(app, { by, postId: id, reason: 'A scam.' })
    expect(await remove(proposer, postId)).toMatchObject({ refusal: { code: 'own-cause' } })
    expect(await remove(own, ownPost.postId)).toMatchObject({ refusal: { code: 'own-cause' } })
    expect(await verifyClient(app, { by: own, clientId: own, verified: true })).toMatchObject({
      refusal: { code: 'own-cause' },
    })
    for (const reason of [' \0 ', 'x'.repeat(501)])
      expect(await removePost(app, { by: own, postId, reason })).toMatchObject({
        refusal: { code: 'invalid-input', facts: { field: 'reason' } },
      })
    expect(await remove(own, postId)).toMatchObject({ ok: true })
  })

  test('a client sees their posts with what waits on them', async () => {
    const by = await aClient(app)
    const { postId } = await published({}, by)
    await propose(postId, await aFreelancer(app))
    await propose(postId, await aFreelancer(app))
    const { posts } = await listClientPosts(app, by)
    expect(posts).toMatchObject([{ id: postId, proposals: 2, unread: 2, shortlisted: 0, hires: 0, state: 'open' }])
  })

  test('only an operator verifies a client; the prices of their open posts follow', async () => {
    const by = await aClient(app, { paymentVerified: false })
    const { postId, price } = await published({}, by)
    expect(price).toBe(2)
    expect(await verifyClient(app, { by, clientId: by, verified: true })).toMatchObject({
      refusal: { code: 'not-an-operator' },
    })
    expect(await verifyClient(app, { by: await anOperator(app), clientId: by, verified: true })).toMatchObject({
      value: { repriced: 1 },
    })
    expect((await listClientPosts(app, by)).posts[0]?.price).toBe(4)
    expect((await read(postId)).price).toBe(4)
  })
})
