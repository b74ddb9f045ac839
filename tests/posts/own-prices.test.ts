import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import type { App } from '#marketplace/app'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { listInvitations } from '#marketplace/invitations/list-invitations'
import { asVersion, policiesOf } from '#marketplace/policy/policies'
import { readPost } from '#marketplace/posts/read-post'
import { searchPosts } from '#marketplace/posts/search-posts'
import { repricePosts } from '#marketplace/prices/reprice-posts'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, aPost, databases, freshApp, noon, type TestApp } from '../fresh-app.ts'

const earnest = readPolicy('earnest')
const always = Temporal.Instant.fromEpochMilliseconds(0)
const days = (count: number) => ({ hours: 24 * count })
const demand = [1, 2, 3].map(from => ({ from, connects: from, label: `${from} before` }))
const dearer = {
  ...earnest,
  name: 'dearer',
  price: {
    ...earnest.price,
    most: 40,
    invitation: 3,
    fixed: earnest.price.fixed.map(band => ({ ...band, connects: band.connects + 10 })),
    dynamic: { hireRate: [{ from: 100, connects: 2, label: 'Hires on every post' }], demand },
  },
}
/** From the day after noon on prices are others; whoever joined by then keeps theirs for 60 days. */
const policies = () =>
  policiesOf([
    asVersion({ id: 'earnest', policy: earnest, from: always, keeps: [] }),
    asVersion({
      id: 'dearer',
      policy: dearer,
      from: noon.add(days(1)),
      keeps: [{ openedBefore: noon.add({ hours: 1 }), until: noon.add(days(60)) }],
    }),
  ])

describe.each(databases)('the prices of a list on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let client: string
  let early: string
  let late: string
  let invited: string
  beforeAll(async () => {
    app = Object.assign(await freshApp({ on }), { policies: policies() })
    api = tryApi(app)
    client = await aClient(app)
    early = await aFreelancer(app)
    app.pass(days(2))
    late = await aFreelancer(app)
    for (const budgetCents of [40_00, 450_00, 900_00]) await aPost(app, client, { budgetCents })
    invited = await aPost(app, client)
    for (const freelancerId of [early, late])
      await inviteFreelancer(app, { by: client, postId: invited, freelancerId, message: '' })
    await repricePosts(app)
  })
  afterAll(() => app.close())

  const ofList = async (by: string | null, at: App = app) => {
    const found = await searchPosts(at, {}, by)
    if (!found.ok) throw new Error(found.refusal.code)
    return Object.fromEntries(found.value.posts.map(({ id, price }) => [id, price]))
  }
  const ofPages = async (by: string | null) => {
    const prices: Record<string, number> = {}
    for (const id of Object.keys(await ofList(null))) {
      const post = await readPost(app, id, by, { shown: false })
      if (post.ok) prices[id] = post.value.price
    }
    return prices
  }

  test('each member sees what they pay, as on the page of each post: by their cohort, and where they are invited', async () => {
    for (const by of [early, late, client, null]) expect(await ofList(by)).toEqual(await ofPages(by))
    expect(Object.values(await ofList(early)).sort()).toEqual([0, 2, 4, 6])
    expect(Object.values(await ofList(late)).sort((a, b) => a - b)).toEqual([3, 12, 14, 16])
    expect(Object.values(await ofList(null)).sort()).toEqual([12, 14, 14, 16])
  })

  test('so does the API, with and without a key, and the list of invitations', async () => {
    const listed = async (as?: string) => {
      const { items } = (await api.get('/posts', as ? { as } : {})).body
      return Object.fromEntries(items.map(({ id, price }: { id: string; price: number }) => [id, price]))
    }
    expect(await listed(early)).toEqual(await ofList(early))
    expect(await listed()).toEqual(await ofList(null))
    for (const [by, price] of [
      [early, 0],
      [late, 3],
    ] as const) {
      expect(await listInvitations(app, by)).toMatchObject([{ postId: invited, price, open: true }])
      expect((await api.get('/invitations', { as: by })).body.items).toMatchObject([{ price }])
    }
  })

  test('a price they were shown on the page stands in the list while it holds, and a list promises nothing itself', async () => {
    const postId = await aPost(app, client)
    const [other, reader] = [await aFreelancer(app), await aFreelancer(app)]
    const send = (by: string, shownPrice: number) =>
      submitProposal(app, { by, postId, coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice })
    await repricePosts(app)
    await ofList(late)
    await readPost(app, postId, reader)
    expect(await send(other, 14)).toMatchObject({ ok: true })
    expect([(await ofList(reader))[postId], (await ofList(late))[postId]]).toEqual([14, 15])
    app.pass({ minutes: 31 })
    expect((await ofList(reader))[postId]).toBe(15)
  })

  test('however long the list is, it takes as many questions', async () => {
    let asked = 0
    const counting = app.db.withPlugin({
      transformQuery: ({ node }) => {
        asked += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const count = async (by: string) => {
      asked = 0
      await ofList(by, { ...app, db: counting })
      return asked
    }
    const before = [await count(early), await count(late)]
    for (let i = 0; i < 12; i++) await aPost(app, i % 2 ? client : await aClient(app))
    expect([await count(early), await count(late)]).toEqual(before)
    expect(Math.max(...before)).toBeLessThanOrEqual(2 + 4)
  })
})
