import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertPosts, type NewPost } from '#database/posts/post-writing'
import { committed } from '#marketplace/gather'
import type { SearchFilter } from '#marketplace/posts/search-filter'
import { searchPosts } from '#marketplace/posts/search-posts'
import { aClient, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  let verified: string
  let unverified: string
  beforeAll(async () => {
    app = await freshApp({ on })
    verified = await aClient(app)
    unverified = await aClient(app, { paymentVerified: false })
    await posts(45, i => ({ title: `Fence number ${i}`, postedAt: ago(i * 60), price: (i % 3) * 2 }))
    await posts(3, i => ({
      title: `Translate a walrus manual ${i}`,
      category: 'Translation',
      level: 'expert',
      clientId: unverified,
      postedAt: ago(i),
    }))
    await posts(1, () => ({
      title: 'Tune an organ',
      paymentType: 'hourly',
      budgetCents: null,
      proposals: 20,
      postedAt: ago(60 * 24 * 9),
    }))
    await posts(1, () => ({ title: 'Walrus, but over', endsAt: app.clock().epochMilliseconds }))
    const [closed] = await posts(1, () => ({ title: 'Walrus, but closed' }))
    await sql`update posts set state = 'closed' where post_id = ${closed}`.execute(app.db)
  })
  afterAll(() => app.close())

  const ago = (minutes: number) => app.clock().subtract({ minutes })
  async function posts(many: number, about: (i: number) => Partial<NewPost>): Promise<string[]> {
    const all = Array.from(
      { length: many },
      (_, i): NewPost => ({
        postId: app.newId(),
        clientId: verified,
        title: 'A post',
        description: 'Somebody who knows wood.',
        category: 'Legal',
        specialty: '',
        level: null,
        paymentType: 'fixed',
        budgetCents: 450_00,
        hourlyMinCents: null,
        hourlyMaxCents: null,
        duration: null,
        workload: null,
        openings: 1,
        skills: [],
        questions: [],
        countries: [],
        endsAt: app.clock().add({ hours: 24 }).epochMilliseconds,
        price: 4,
        postedAt: ago(0),
        imported: false,
        proposals: 0,
        ...about(i),
      }),
    )
    await committed(app, tx => insertPosts(tx, all))
    return all.map(({ postId }) => postId)
  }
  const found = async (filter: SearchFilter) => {
    const decision = await searchPosts(app, filter)
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
    return decision.value
  }
  const titles = async (filter: SearchFilter) => (await found(filter)).posts.map(({ title }) => title)

  test('finds open posts by their words, in any form, newest first; ended and closed ones never', async () => {
    expect(await titles({ words: 'translating walruses' })).toEqual(
      [0, 1, 2].map(i => `Translate a walrus manual ${i}`),
    )
    expect(await titles({ words: '"number 7"' })).toEqual(['Fence number 7'])
    expect(await titles({ words: 'walrus -manual' })).toEqual([])
    expect(await titles({ words: 'organ or zzz' })).toEqual(['Tune an organ'])
  })

  test('words that are in every text narrow nothing, and no punctuation breaks a search', async () => {
    expect((await found({ words: 'the' })).count).toBe(49)
    for (const words of [
      "'",
      '"',
      '\\',
      '%',
      '&|!:*()',
      '<script>',
      "'; drop table posts; --",
      '\0',
      '\ud800',
      '-',
      'or',
    ])
      expect((await searchPosts(app, { words })).ok, words).toBe(true)
  })

  test('pages lead to the end and back, each post once', async () => {
    const first = await found({ words: 'fence' })
    const second = await found({ words: 'fence', cursor: first.next! })
    const third = await found({ words: 'fence', cursor: second.next! })
    const all = [first, second, third].flatMap(({ posts }) => posts.map(({ title }) => title))
    expect(all).toEqual(Array.from({ length: 45 }, (_, i) => `Fence number ${i}`))
    expect([first.previous, third.next, first.count, first.more]).toEqual([null, null, 45, false])
    const back = await found({ words: 'fence', cursor: third.previous! })
    expect(back.posts).toEqual(second.posts)
    const start = await found({ words: 'fence', cursor: back.previous! })
    expect([start.posts, start.previous]).toEqual([first.posts, null])
  })

  test.each([
    [{ category: 'Translation' }, 3],
    [{ level: 'expert' }, 3],
    [{ paymentType: 'hourly' }, 1],
    [{ budgetLeastCents: '45001' }, 0],
    [{ budgetMostCents: 45_000 }, 48],
    [{ priceLeast: 1, priceMost: '2' }, 15],
    [{ maxAgeDays: 8 }, 48],
    [{ proposals: '20 to 50' }, 1],
    [{ proposals: '50+' }, 0],
    [{ proposals: 'Less than 5', words: 'fence' }, 45],
    [{ clientVerified: 'false' }, 3],
    [{ clientVerified: true, category: 'Translation' }, 0],
    [{ words: '', category: '', level: '', priceLeast: '', cursor: '' }, 49],
  ] as const)('%o finds %i', async (filter, count) => {
    const answer = await found(filter as SearchFilter)
    expect(answer.count).toBe(count)
    expect(answer.posts).toHaveLength(Math.min(20, count))
  })

  test.each([
    { category: 'Gardening' },
    { level: 7 },
    { priceLeast: -1 },
    { priceMost: 2 ** 31 },
    { budgetLeastCents: '1e9' },
    { maxAgeDays: 99_999 },
    { proposals: '7' },
    { words: 'x'.repeat(201) },
    { words: ['a'] },
  ])('%o is refused with a sentence', async filter => {
    const field = Object.keys(filter)[0]
    expect(await searchPosts(app, filter as never)).toMatchObject({
      refusal: { code: 'invalid-input', facts: { field, message: expect.stringMatching(/\.$/) } },
    })
  })

  test('a page link that is not ours begins at the beginning', async () => {
    for (const cursor of ['nonsense', 'oAAAA', Buffer.from('x 1').toString('base64url')])
      expect((await found({ cursor })).previous).toBeNull()
  })

  test('a common word is counted only so far, and found with a rare filter as well', async () => {
    await posts(1100, i => ({ title: 'Paint a gate', price: i === 700 ? 6 : 4, postedAt: ago(10_000 + i) }))
    expect(await found({ words: 'gate' })).toMatchObject({ count: 100, more: true })
    expect(await found({ words: 'gate', priceLeast: 6 })).toMatchObject({
      count: 1,
      more: false,
      posts: [{ price: 6 }],
    })
  })
})
