import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLines } from '#cli/read-lines'
import { policyNow } from '#marketplace/app'
import { importJobs } from '#marketplace/imports/import-jobs'
import { onlyPolicy } from '#marketplace/policy/policies'
import { readPost } from '#marketplace/posts/read-post'
import { searchPosts } from '#marketplace/posts/search-posts'
import { repriceForPolicy } from '#marketplace/prices/reprice-posts'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { aFreelancer, databases, freshApp, type TestApp } from '../fresh-app.ts'

const post = (more: object = {}) => ({
  id: 'a1',
  title: 'Carve an owl',
  category: 'Design & Creative',
  clientKey: 'c1',
  paymentType: 'fixed',
  budgetUsd: 80,
  postedAt: '2023-01-02T03:04:05Z',
  ...more,
})
const file = (...lines: unknown[]) =>
  Buffer.from(lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
async function* pieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000)
}

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(() => app.close())
  const load = (...lines: unknown[]) => importJobs(app, readLines(pieces(file(...lines))))
  const search = async (words: string) => {
    const decision = await searchPosts(app, { words })
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.value.posts
  }

  test('imports each post once, open from now, with its own day, client and tier', async () => {
    const owl = post({
      applicantsBucket: '10 to 15',
      clientCountry: 'Portugal',
      clientPaymentVerified: false,
      clientRating: 4.5,
      clientSpentUsd: 1234.56,
    })
    expect(await load(owl, owl, post({ id: 'a2', title: 'Carve a heron' }))).toMatchObject({
      read: 3,
      imported: 2,
      already: 1,
      bad: 0,
    })
    expect(await load(owl)).toMatchObject({ imported: 0, already: 1 })
    const [card] = await search('owl')
    expect(card).toMatchObject({
      postedAt: '2023-01-02T03:04:05.000Z',
      proposals: '10 to 15',
      price: 2,
      client: { verified: false, country: 'Portugal', rating: 4.5, spentCents: 123_456 },
    })
    const view = await readPost(app, card!.id, null)
    expect(view).toMatchObject({
      value: { takesProposals: true, imported: true, client: { name: 'Client in Portugal', localTime: null } },
    })
  })

  test('a freelancer proposes to an imported post like to any other', async () => {
    await load(post({ id: 'b1', title: 'Carve a swift', clientKey: 'c2', clientPaymentVerified: true }))
    const [card] = await search('swift')
    const letter = { coverLetter: 'I carve.', bidCents: 80_00, answers: [], portfolio: [], shownPrice: card!.price }
    expect(await submitProposal(app, { by: await aFreelancer(app), postId: card!.id, ...letter })).toMatchObject({
      value: { price: 4, balance: 36 },
    })
  })

  test('what a later line tells of a client changes the price of their earlier posts', async () => {
    await load(post({ id: 'c1', title: 'Carve a stork', clientKey: 'c3', clientPaymentVerified: false }))
    expect((await search('stork'))[0]?.price).toBe(2)
    await load(post({ id: 'c2', title: 'Carve a crane', clientKey: 'c3', clientPaymentVerified: true }))
    expect((await search('stork'))[0]?.price).toBe(4)
  })

  test('bad lines are named by number and left out, twenty of them, the rest counted', async () => {
    const report = await load(
      post({ id: 'd1' }),
      '{"id":',
      '',
      post({ id: 'd2', budgetUsd: -1 }),
      post({ id: 'd3', title: 'Nul \0 and half \ud800' }),
    )
    expect(report).toMatchObject({
      imported: 2,
      bad: 2,
      complaints: [{ line: 2 }, { line: 4, error: expect.stringContaining('budgetUsd') }],
    })
    const many = await load(...Array.from({ length: 30 }, () => 'no'))
    expect([many.bad, many.complaints.length]).toEqual([30, 20])
  })

  test('more than a batch is imported whole', async () => {
    const lines = Array.from({ length: 1234 }, (_, i) =>
      post({ id: `e${i}`, clientKey: `e${i % 7}`, title: `Carve bird ${i}` }),
    )
    expect(await load(...lines)).toMatchObject({ read: 1234, imported: 1234 })
  })

  test('another policy prices every open post again, once', async () => {
    const dearer = {
      ...app,
      policies: onlyPolicy({ ...policyNow(app), price: { ...policyNow(app).price, least: 5, most: 5 } }),
    }
    await repriceForPolicy(app)
    expect(await repriceForPolicy(app)).toBe(0)
    expect(await repriceForPolicy(dearer)).toBeGreaterThan(1234)
    expect((await search('owl'))[0]?.price).toBe(5)
    const { rows } = await sql<{ price: number }>`select distinct price from posts where state = 'open'`.execute(app.db)
    expect(rows).toEqual([{ price: 5 }])
  })
})

describe('earnest import-jobs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earnest-import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  async function run(args: string[], input?: Buffer) {
    const script =
      "import('#cli/import-jobs').then(({ importJobsCommand }) => importJobsCommand.parseAsync(process.argv.slice(1), { from: 'user' }))"
    const child = spawn(process.execPath, ['-e', script, '--', ...args], {
      env: { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' },
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    const closed = once(child, 'close')
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    return { out, err, code: (await closed)[0] as number }
  }

  test('reads gzip from a file and plain lines from a pipe, and says what it did', async () => {
    const path = join(folder, 'posts.ndjson.gz')
    writeFileSync(path, gzipSync(file(post(), post({ id: 'a2' }))))
    expect(await run([path])).toEqual({
      out: '2 posts imported, 0 there already, 0 lines left out.\n',
      err: '',
      code: 0,
    })
    expect(await run(['-'], file(post(), 'nonsense'))).toEqual({
      out: '0 posts imported, 1 there already, 1 line left out.\n',
      err: expect.stringMatching(/^Line 2: Not JSON/),
      code: 1,
    })
  })

  test('a file that is not there or breaks off is a sentence', async () => {
    expect(await run([join(folder, 'nowhere')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be read'),
    })
    const path = join(folder, 'half.gz')
    const whole = gzipSync(file(...Array.from({ length: 50 }, (_, i) => post({ id: `h${i}` }))))
    writeFileSync(path, whole.subarray(0, whole.length - 20))
    expect(await run([path])).toMatchObject({ code: 1, err: expect.stringContaining('broke off') })
  })
})

const real = '../shared/data/jobs-2023.ndjson.gz'
if (!existsSync(real)) console.warn(`Skipped: the real posts of January 2023 are not at ${real}.`)

test.skipIf(!existsSync(real))('the 9,767 real posts are imported whole and found', async () => {
  const { openInput } = await import('#cli/open-input')
  const app = await freshApp()
  const report = await importJobs(app, readLines((await openInput(real)).chunks))
  expect(report).toMatchObject({ imported: 9767, bad: 0 })
  const found = await searchPosts(app, { words: 'wordpress', paymentType: 'fixed' })
  expect(found).toMatchObject({ ok: true, value: { more: false, posts: { length: 20 } } })
  await app.close()
})
