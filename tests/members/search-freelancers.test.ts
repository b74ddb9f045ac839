import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertMembers, type SeededMember } from '#database/members/seed-writing'
import { committed } from '#marketplace/gather'
import type { SearchFreelancers } from '#marketplace/members/freelancer-filter'
import { searchFreelancers } from '#marketplace/members/search-freelancers'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { stopVisibility } from '#marketplace/visibility/stop-visibility'
import { grantAll } from '../../src/demo/grant-all.ts'
import { tryApi } from '../api/try-api.ts'
import { databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
    await members(45, i => ({
      name: `Weaver ${i}`,
      headline: 'Weaves rugs',
      skills: ['Weaving', i % 3 ? 'Wool' : 'Silk'],
    }))
    await members(3, i => ({
      name: `Glazier ${i}`,
      headline: 'Glass',
      about: i === 1 ? 'Glass. '.repeat(9) : '',
      joined_at: day(-100 - i),
      skills: ['Glass'],
      country: 'Chile',
    }))
    await members(1, () => ({ name: 'Not a freelancer', headline: 'Weaves rugs', is_freelancer: false }))
  })
  afterAll(() => app.close())

  const day = (n: number) => new Date(app.clock().epochMilliseconds + n * 86_400_000)
  async function members(many: number, about: (i: number) => Partial<SeededMember>): Promise<string[]> {
    const all = Array.from(
      { length: many },
      (_, i): SeededMember => ({
        member_id: app.newId(),
        name: 'Robin',
        email: null,
        is_freelancer: true,
        is_client: false,
        country: 'Portugal',
        timezone: 'UTC',
        headline: '',
        about: '',
        skills: [],
        hourly_rate_cents: 1000 * (i + 1),
        portfolio: [],
        payment_verified: null,
        rating: null,
        rating_count: 0,
        spent_cents: 0,
        hourly_paid_cents: null,
        joined_at: day(-i),
        ...about(i),
      }),
    )
    await committed(app, tx => insertMembers(tx, all))
    const grant = { source: 'sign-up', reason: 'sign-up', connects: 40 }
    await grantAll(
      app,
      all.map(({ member_id }) => ({ walletId: member_id, ...grant })),
    )
    return all.map(({ member_id }) => member_id)
  }
  const found = async (filter: SearchFreelancers) => {
    const decision = await searchFreelancers(app, filter)
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    return decision.value
  }
  const names = async (filter: SearchFreelancers) => (await found(filter)).freelancers.map(({ name }) => name)
  async function everyPage(filter: SearchFreelancers) {
    const pages = [await found(filter)]
    while (pages.at(-1)!.next) pages.push(await found({ ...filter, cursor: pages.at(-1)!.next! }))
    return pages.map(({ freelancers }) => freelancers)
  }
  const idOf = async (name: string) =>
    (await sql<{ id: string }>`select member_id as id from members where name = ${name}`.execute(app.db)).rows[0]!.id
  const boost = async (name: string) =>
    startVisibility(app, { by: await idOf(name), service: 'boosted-profile', ceiling: 12 })

  test('finds freelancers by their words, what fits best first, and nobody who is none', async () => {
    expect(await names({ words: 'glass' })).toEqual(['Glazier 1', 'Glazier 0', 'Glazier 2'])
    expect(await names({ words: '"weaver 7"' })).toEqual(['Weaver 7'])
    expect(await names({ words: 'freelancer' })).toEqual([])
    expect(await found({ words: 'glass' })).toMatchObject({ count: 3, more: false, order: 'fit' })
    expect(await found({ words: 'the' })).toMatchObject({ count: 48, order: 'newest' })
  })

  test.each([
    [{ skills: 'silk' }, 15],
    [{ skills: 'WEAVING, Wool' }, 30],
    [{ skills: ['Weaving', 'Glass'] }, 0],
    [{ skills: 'wool', words: 'rug' }, 30],
    [{ country: 'Chile' }, 3],
    [{ rateLeastCents: '40000', words: 'rugs' }, 6],
    [{ rateMostCents: 2000 }, 4],
    [{ availableNow: 'true' }, 0],
    [{ words: '', skills: '', country: '', rateLeastCents: '', availableNow: '', cursor: '' }, 48],
  ] as const)('%o finds %i', async (filter, count) => {
    const answer = await found(filter as SearchFreelancers)
    expect([answer.count, answer.freelancers.length]).toEqual([count, Math.min(20, count)])
  })

  test.each([
    { words: 'x'.repeat(201) },
    { skills: 'a,b,c,d,e,f' },
    { country: 'Atlantis' },
    { rateLeastCents: -1 },
    { rateMostCents: 'a lot' },
    { availableNow: 'perhaps' },
  ])('%o is refused with a sentence', async filter => {
    expect(await searchFreelancers(app, filter as never)).toMatchObject({
      refusal: {
        code: 'invalid-input',
        facts: { field: Object.keys(filter)[0], message: expect.stringMatching(/\.$/) },
      },
    })
  })

  test('no punctuation breaks a search, and a page link that is not ours begins at the beginning', async () => {
    for (const words of ["'", '"', '\\', '%', '&|!:*()', "'; drop table members; --", '\0', '\ud800', '-', 'or'])
      expect((await searchFreelancers(app, { words, skills: words })).ok, words).toBe(true)
    for (const cursor of ['nonsense', '|', Buffer.from('1 zzzzzzzzz |9 0 x').toString('base64url')])
      expect(await names({ cursor })).toEqual(await names({}))
  })

  test('boosted ones stand first, two on a page, each once, and those without a place where they would without it', async () => {
    for (const name of ['Weaver 3', 'Weaver 25', 'Weaver 26', 'Weaver 41', 'Glazier 0'])
      expect((await boost(name)).ok).toBe(true)
    const pages = await everyPage({ words: 'weaves' })
    expect(pages.map(page => page.filter(({ boosted }) => boosted).map(({ name }) => name))).toEqual([
      ['Weaver 3', 'Weaver 25'],
      ['Weaver 26', 'Weaver 41'],
      [],
    ])
    const all = pages.flat().map(({ name }) => name)
    expect(pages.map(page => page.length)).toEqual([20, 20, 5])
    expect(new Set(all).size).toBe(45)
    const plain = pages.flatMap(page => page.filter(({ boosted }) => !boosted).map(({ name }) => Number(name.slice(7))))
    expect(plain).toEqual(plain.toSorted((a, b) => a - b))
    for (const cursor of pages.keys())
      expect(pages[cursor]!.findIndex(({ boosted }) => !boosted)).toBeLessThanOrEqual(2)

    for (const name of ['Weaver 40', 'Weaver 1']) await boost(name)
    const three = await everyPage({ words: 'weaves', rateMostCents: 30_000 })
    expect(three.map(page => page.filter(({ boosted }) => boosted).map(({ name }) => name))).toEqual([
      ['Weaver 1', 'Weaver 3'],
      ['Weaver 25', 'Weaver 26'],
    ])
    expect(new Set(three.flat().map(({ id }) => id)).size).toBe(30)
  })

  test('what is off, or not paid any more, is not on top and has no badge', async () => {
    const by = await idOf('Glazier 2')
    await startVisibility(app, { by, service: 'availability-badge', ceiling: 4 })
    await startVisibility(app, { by, service: 'boosted-profile', ceiling: 12 })
    expect((await found({ availableNow: true })).freelancers).toMatchObject([
      { id: by, availableNow: true, boosted: true },
    ])
    await stopVisibility(app, { by, service: 'boosted-profile' })
    expect((await found({ availableNow: true })).freelancers).toMatchObject([{ id: by, boosted: false }])
    app.pass({ hours: 42, minutes: 5 })
    expect(await names({ availableNow: true })).toEqual([])
    expect((await found({})).freelancers.some(({ boosted }) => boosted)).toBe(false)
  })

  test('through the API, by anybody, with a link to the next page and no address of anybody', async () => {
    const api = tryApi(app)
    const first = await api.get('/freelancers?words=rugs&skills=weaving')
    expect([first.status, first.body.items.length, first.body.count, first.body.places]).toEqual([200, 20, 45, 2])
    expect(first.headers.get('link')).toContain('rel="next"')
    expect(JSON.stringify(first.body)).not.toMatch(/email|@/)
    const next = await api.get(`/freelancers?words=rugs&skills=weaving&cursor=${first.body.next}`)
    expect(next.body.items[0].id).not.toBe(first.body.items[0].id)
    expect((await api.get('/freelancers?country=Atlantis')).body).toMatchObject({
      code: 'invalid-input',
      field: 'country',
    })
  })

  test('a common word is found in the order of joining, and with a rare filter as well', async () => {
    await members(1100, i => ({ name: `Painter ${i}`, headline: 'Paints', country: i === 700 ? 'Malta' : 'Spain' }))
    const pages = [await found({ words: 'paint' })]
    pages.push(await found({ words: 'paint', cursor: pages[0]!.next! }))
    expect(pages.flatMap(({ freelancers }) => freelancers.map(({ name }) => name))).toEqual(
      Array.from({ length: 40 }, (_, i) => `Painter ${i}`),
    )
    expect(pages[0]).toMatchObject({ count: 100, more: true, order: 'newest' })
    expect(await names({ words: 'paint', country: 'Malta' })).toEqual(['Painter 700'])
  })
})
