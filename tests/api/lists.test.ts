import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { placeHold } from '#marketplace/holds/place-hold'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { type Json, tryApi } from './try-api.ts'

describe.each(databases)('lists on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let client: string
  beforeAll(async () => {
    app = await freshApp({ on })
    api = tryApi(app)
    client = await aClient(app)
  })
  afterAll(() => app.close())

  /** Every page, following its Link header, in order. */
  async function walk(
    path: string,
    { as, rel = 'next' }: { as?: string; rel?: string } = {},
  ): Promise<{ pages: Json[]; paths: string[] }> {
    const [pages, paths]: [Json[], string[]] = [[], []]
    for (let at: string | undefined = path; at; ) {
      paths.push(at)
      const { status, headers, body } = await api.get(at, { as })
      expect(status).toBe(200)
      pages.push(body)
      at = new RegExp(`<([^>]+)>; rel="${rel}"`).exec(headers.get('link') ?? '')?.[1]
    }
    return { pages, paths }
  }
  const idsOf = (pages: Json[]): string[] => pages.flatMap(({ items }) => items.map(({ id }: { id: string }) => id))

  test('60 posts are walked forward and back without repeats or gaps, however many share an instant', async () => {
    const made: string[] = []
    for (let i = 0; i < 60; i++) {
      if (i % 7 === 0) app.pass({ minutes: 1 })
      made.push(await aPost(app, client))
    }
    const { pages, paths } = await walk('/posts?paymentType=fixed')
    expect(pages.map(({ items }) => items.length)).toEqual([20, 20, 20])
    expect(idsOf(pages).sort()).toEqual(made.toSorted())
    expect(pages[0].count).toBe(60)
    expect(pages.every((page, i) => (page.next === null) === (i === 2))).toBe(true)
    expect(paths[1]).toContain('paymentType=fixed')
    const back = await walk(paths[2]!, { rel: 'prev' })
    expect(idsOf(back.pages.toReversed())).toEqual(idsOf(pages))
    expect(idsOf((await walk('/me/posts', { as: client })).pages).sort()).toEqual(made.toSorted())
  })

  test('a long statement is walked without repeats or gaps, and its balances follow from one another', async () => {
    const freelancer = await aFreelancer(app, { connects: 1000 })
    const posts = await Promise.all(Array.from({ length: 60 }, () => aPost(app, client)))
    const body = { coverLetter: 'Yes.', bidCents: 400_00, shownPrice: 4 }
    for (const postId of posts) await api.post(`/posts/${postId}/proposals`, { as: freelancer, body })
    const { pages } = await walk('/wallet/statement', { as: freelancer })
    const lines = pages.flatMap(({ items }) => items)
    expect([pages.length, lines.length, new Set(idsOf(pages)).size]).toEqual([2, 61, 61])
    for (const [i, line] of lines.slice(0, -1).entries()) expect(line.balance).toBe(lines[i + 1].balance + line.change)
    const proposals = await walk('/proposals?which=active', { as: freelancer })
    expect(proposals.pages.map(({ items }) => items.length)).toEqual([30, 30])
    expect(new Set(proposals.pages.flatMap(({ items }) => items.map((one: Json) => one.postId)))).toEqual(
      new Set(posts),
    )

    for (const csv of [
      await api.get('/wallet/statement.csv', { as: freelancer }),
      await api.get('/wallet/statement', { as: freelancer, headers: { accept: 'text/csv' } }),
    ]) {
      expect(csv.headers.get('content-type')).toContain('text/csv')
      expect(csv.headers.get('content-disposition')).toContain('statement.csv')
      const rows = csv.body.text.split('\r\n')
      expect([rows.length, rows[0], rows.at(-1)]).toEqual([
        63,
        'at,kind,text,change,balance,postId,proposalId,note,policy,id',
        '',
      ])
      expect(rows[1]).toContain(`,proposal,Proposal: Rebuild our booking calendar,-4,760,`)
    }
  })

  test('the statement is filtered by kind and days, as CSV too', async () => {
    const freelancer = await aFreelancer(app)
    const today = app.clock().toZonedDateTimeISO('UTC').toPlainDate()
    app.pass({ hours: 48 })
    await api.post(`/posts/${await aPost(app, client)}/proposals`, {
      as: freelancer,
      body: { coverLetter: 'Yes.', bidCents: 400_00, shownPrice: 4 },
    })
    const kinds = async (filter: string) =>
      (await api.get(`/wallet/statement?${filter}`, { as: freelancer })).body.items.map(({ kind }: Json) => kind)
    expect(await kinds('kind=granted')).toEqual(['granted'])
    expect(await kinds(`until=${today}`)).toEqual(['granted'])
    expect(await kinds(`from=${today.add({ days: 1 })}`)).toEqual(['proposal'])
    const { body } = await api.get('/wallet/statement.csv?kind=granted', { as: freelancer })
    expect(body.text.trim().split('\r\n')).toHaveLength(2)
  })
  test('a wallet says what is held of it, what for and until when, and its statement each hold that came and went', async () => {
    const [freelancer, postId] = [await aFreelancer(app), await aPost(app, client)]
    const timesOutAt = app.clock().add({ hours: 24 })
    const boost = { by: freelancer, postId, connects: 6, reason: 'boost', purpose: 'Boost: Calendar', timesOutAt }
    expect((await placeHold(app, boost)).ok).toBe(true)
    const wallet = async () => (await api.get('/wallet', { as: freelancer })).body
    const held = {
      purpose: 'Boost: Calendar',
      connects: 6,
      timesOutAt: timesOutAt.toString(),
      postId,
      proposalId: null,
    }
    expect(await wallet()).toMatchObject({ available: 34, held: 6, holds: [held] })
    app.pass({ hours: 24 })
    expect(await wallet()).toMatchObject({ available: 40, held: 0, holds: [] })
    const { body } = await api.get('/wallet/statement?kind=timed-out', { as: freelancer })
    expect(body.items).toMatchObject([{ kind: 'timed-out', change: 6, balance: 40, postId }])
    const csv = await api.get('/wallet/statement.csv?kind=held', { as: freelancer })
    expect(csv.body.text).toContain(',held,Held: Boost: Calendar,-6,34,')
  })
})
