import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#database/open'
import { readSetting } from '#database/settings'
import { demoLogIns, demoPassword } from '#demo/demo-log-ins'
import { demoPosts } from '#demo/demo-posts'
import { type BackgroundPerson, backgroundPerson } from '#demo/people/background-freelancers'
import { bookingDevelopers } from '#demo/people/booking-developers'
import { demoClients } from '#demo/people/demo-clients'
import { seedDemo } from '#demo/seed-demo'
import { seedLarge } from '#demo/seed-large'
import { bookingCalendarLetters } from '#demo/story/booking-calendar-letters'
import { episodes } from '#demo/story/ines'
import { openings } from '#demo/story/openings'
import { bookingCalendar } from '#demo/story/play-booking-calendar'
import { isCountry } from '#economy/countries'
import { categories } from '#economy/posts/categories'
import { proposalsTier } from '#economy/posts/proposals-tier'
import { proposalStates } from '#economy/proposals/proposal-states'
import { readPolicy } from '#gateways/policies/read-policy'
import { audit } from '#marketplace/ledger/audit'
import { searchFreelancers } from '#marketplace/members/search-freelancers'
import { readPlan } from '#marketplace/plans/read-plan'
import { listOwnDrafts, listOwnProposals } from '#marketplace/proposals/list-own-proposals'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { freshApp, noon, type TestApp } from './fresh-app.ts'

const patience = 240_000

async function ask<T>(app: TestApp, query: string): Promise<T[]> {
  return (await sql.raw<T>(query).execute(app.db)).rows
}

const idOf = async (app: TestApp, handle: string): Promise<string> =>
  (
    await ask<{ member_id: string }>(
      app,
      `select member_id from members where email = '${handle}@demo.earnest.example'`,
    )
  )[0]!.member_id

describe('the hand-written posts', () => {
  test('are 25 in each of the twelve categories, no two with the same title', () => {
    expect(Object.keys(Object.groupBy(demoPosts, ({ category }) => category))).toEqual(
      [...categories].sort(inOrderOfFirstUse),
    )
    for (const category of categories) expect(demoPosts.filter(post => post.category === category)).toHaveLength(25)
    expect(new Set(demoPosts.map(({ title }) => title)).size).toBe(300)
  })

  test('name countries as a profile does', () => {
    for (const country of demoPosts.flatMap(({ countries = [] }) => countries)) expect(country).toSatisfy(isCountry)
    for (const { country } of Object.values(demoClients)) expect(country).toSatisfy(isCountry)
  })

  test('include every post of the story told of Ines', () => {
    const titles = new Set(demoPosts.map(({ title }) => title))
    for (const { title } of episodes) expect(titles).toContain(title)
  })
})

const inOrderOfFirstUse = (a: string, b: string): number =>
  demoPosts.findIndex(({ category }) => category === a) - demoPosts.findIndex(({ category }) => category === b)

describe('the many who also propose', () => {
  const everybody = Array.from({ length: 216 }, (_, i) => backgroundPerson(i))

  test('have a name of their own each and live in a country a profile can name', () => {
    expect(new Set(everybody.map(({ name }) => name)).size).toBe(216)
    for (const { country } of [...everybody, ...bookingDevelopers]) expect(country).toSatisfy(isCountry)
  })

  test('differ within a trade: in first name, country, headline, skills and rate', () => {
    for (const category of categories) {
      const ofTrade = everybody.filter(person => person.category === category)
      const different = (of: (person: BackgroundPerson) => unknown) => new Set(ofTrade.map(of)).size
      expect(different(({ name }) => name.split(' ')[0])).toBeGreaterThanOrEqual(16)
      expect(different(({ country }) => country)).toBe(18)
      expect(different(({ headline }) => headline)).toBeGreaterThanOrEqual(5)
      expect(different(({ skills }) => skills.join())).toBeGreaterThanOrEqual(9)
      expect(different(({ rateCents }) => rateCents)).toBeGreaterThanOrEqual(5)
    }
  })
})

test('there are more openings than letters on any post', () => {
  const about = { quote: 'A sentence of the post.', skill: 'Layout', specialty: 'print' }
  for (const given of [about, { ...about, quote: undefined }])
    expect(new Set(openings.map(opening => firstSentence(opening(given)))).size).toBe(openings.length)
  expect(openings.length).toBeGreaterThanOrEqual(25)
})

/** Of a letter, without its greeting. */
const firstSentence = (letter: string): string => /^(?:[^\n]*,\n\n)?(.+?[.?]"?)(?=\s|$)/s.exec(letter)![1]!

describe('the story', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ policy: readPolicy('earnest') })
    await seedDemo(app)
  }, patience)
  afterAll(() => app.close())

  test('has 300 posts, about 250 of them open, and every way a post can end', async () => {
    const rows = await ask<{ state: string; count: number }>(
      app,
      'select state, count(*)::int as count from posts group by state',
    )
    const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(300)
    expect(Object.keys(counts).sort()).toEqual(['closed', 'ended', 'filled', 'open', 'removed'])
    expect(counts.open).toBeGreaterThanOrEqual(240)
    expect(counts.open).toBeLessThanOrEqual(260)
  })

  test('has proposals in every state, and declined ones say why', async () => {
    const rows = await ask<{ state: string }>(app, 'select distinct state from proposals')
    expect(rows.map(({ state }) => state).sort()).toEqual(Object.keys(proposalStates).sort())
    expect(await ask(app, "select 1 from proposals where state = 'declined' and reason = ''")).toEqual([])
  })

  test('returns Connects after a close, after a removal and where a proposal was never opened, and keeps them where it was', async () => {
    const rows = await ask<{ post: string; state: string }>(
      app,
      'select distinct posts.state as post, proposals.state from proposals join posts using (post_id) where proposals.price > 0',
    )
    for (const post of ['closed', 'removed', 'ended']) expect(rows).toContainEqual({ post, state: 'returned' })
    expect(rows).toContainEqual({ post: 'ended', state: 'ended' })
  })

  test('happens in the past and in its order', async () => {
    const late = await ask(
      app,
      `select 1 from proposals join posts using (post_id)
      where submitted_at < posted_at or submitted_at > timestamptz '${noon}' or viewed_at < submitted_at or proposals.ended_at < submitted_at`,
    )
    expect(late).toEqual([])
  })

  test('leaves Ines with 34 Connects, 10 of which lapse within 30 days', async () => {
    const balance = await readBalance(app, await idOf(app, 'ines'))
    expect(balance).toMatchObject({ available: 34, expiring: { connects: 10 } })
  })

  test('begins its plans with the next month: Ines then has 10 Connects more', async () => {
    const id = await idOf(app, 'ines')
    const plan = await readPlan(app, { by: id, memberId: id })
    expect(plan).toMatchObject({ ok: true, value: { plan: { title: 'Basic' }, next: { granted: 10, forfeited: 0 } } })
  })

  test('gives Ines a wallet worth looking at: three lots, one that lapsed, a full statement of 90 days, three proposals that wait', async () => {
    const id = await idOf(app, 'ines')
    const { lots, past } = await readWallet(app, id)
    expect(lots.map(({ left, granted }) => [left, granted])).toEqual([
      [10, 30],
      [14, 20],
      [10, 10],
    ])
    expect(past.map(({ source }) => source).sort()).toEqual(['returned', 'sign-up'])
    const from = noon.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 90 }).toString()
    const { lines } = await readStatement(app, id, { from })
    expect(lines.length).toBeGreaterThanOrEqual(15)
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['granted', 'proposal', 'returned', 'expired']))
    expect((await listOwnProposals(app, id, 'active')).proposals.map(({ state }) => state).sort()).toEqual([
      'interviewing',
      'submitted',
      'viewed',
    ])
    expect(await listOwnDrafts(app, id)).toHaveLength(2)
  })

  test('gives the booking calendar twelve proposals, four invitations and a client who has just looked', async () => {
    const [post] = await ask<{
      proposals: number
      interviewing: number
      invited: number
      unanswered: number
      viewed_at: Date
    }>(
      app,
      "select a.* from post_activity a join posts using (post_id) where title like 'Rebuild our booking calendar%'",
    )
    expect(post).toMatchObject({ proposals: 12, interviewing: 1, invited: 4, unanswered: 2 })
    expect(noon.epochMilliseconds - post!.viewed_at.getTime()).toBeLessThan(30 * 60_000)
  })

  test('gives the booking calendar letters written for it, with an answer to both questions', async () => {
    const rows = await ask<{ cover_letter: string; answers: string[]; skills: string[] }>(
      app,
      `select cover_letter, answers, members.skills from proposals join posts using (post_id) join members on member_id = freelancer_id
      where title like 'Rebuild our booking calendar%'`,
    )
    expect(rows.map(({ cover_letter }) => cover_letter).sort()).toEqual(
      bookingCalendarLetters.map(({ letter }) => letter.join('\n\n')).sort(),
    )
    for (const { answers } of rows) expect(answers.filter(answer => answer.length > 5)).toHaveLength(2)
    const asked = demoPosts.find(({ title }) => title === bookingCalendar)!.skills
    const shared = rows.map(({ skills }) => skills.filter(skill => asked.includes(skill)).length)
    expect(shared.filter(count => count >= 3).length).toBeGreaterThanOrEqual(5)
    expect(shared).toContain(4)
    expect(shared).toContain(0)
  })

  test('has no two letters on a post that open with the same sentence', async () => {
    const letters = await ask<{ post_id: string; cover_letter: string }>(
      app,
      'select post_id, cover_letter from proposals',
    )
    const ofPosts = Map.groupBy(letters, ({ post_id }) => post_id)
      .values()
      .map(sent => sent.map(({ cover_letter }) => firstSentence(cover_letter)))
    for (const sentences of ofPosts) expect(new Set(sentences).size, sentences.join('\n')).toBe(sentences.length)
  })

  test('shows every tier from fewer than 5 to 20 and more on open posts', async () => {
    const rows = await ask<{ proposals: number }>(
      app,
      "select proposals from post_activity join posts using (post_id) where state = 'open'",
    )
    expect(new Set(rows.map(({ proposals }) => proposalsTier(proposals)))).toEqual(
      new Set(['Less than 5', '5 to 10', '10 to 15', '15 to 20', '20 to 50']),
    )
  })

  test('has freelancers whose badge and boosted profile are shown and paid for several days', async () => {
    const found = await searchFreelancers(app, {})
    const shown = found.ok ? found.value.freelancers : []
    expect(shown.filter(({ boosted }) => boosted)).toHaveLength(2)
    expect(shown.some(({ availableNow }) => availableNow)).toBe(true)
    const counted = await ask<{ service: string; counted: number }>(
      app,
      'select distinct service, counted from visibilities order by 1',
    )
    expect(counted).toEqual([
      { service: 'availability-badge', counted: 3 },
      { service: 'boosted-profile', counted: 9 },
    ])
  })

  test('keeps the Connects of everybody: the audit finds nothing', async () => {
    const { ok, connects, differences } = await audit(app.db)
    expect(differences).toEqual([])
    expect(ok).toBe(true)
    expect(connects.expired).toBeGreaterThan(0)
  })

  test('leaves notices read and unread, and no mail to deliver', async () => {
    const [{ read, unread } = { read: 0, unread: 0 }] = await ask<{ read: number; unread: number }>(
      app,
      'select count(read_at)::int as read, (count(*) - count(read_at))::int as unread from notices',
    )
    expect(read).toBeGreaterThan(100)
    expect(unread).toBeGreaterThan(100)
    expect(await ask(app, 'select 1 from mails where sent_at is null')).toEqual([])
  })

  test('lets everybody named sign in with the password it prints', async () => {
    for (const { email, password } of demoLogIns) {
      const [account] = await ask<{ password: string; email_verified: boolean }>(
        app,
        `select password, email_verified from accounts join users on users.id = user_id where email = '${email}'`,
      )
      expect(account?.email_verified).toBe(true)
      expect(await verifyPassword({ hash: account!.password, password })).toBe(true)
      expect(password).toBe(demoPassword)
    }
  })

  test('is told once', async () => {
    const before = await ask(app, 'select count(*) from ledger_entries')
    expect(await seedDemo(app)).toEqual(demoLogIns)
    expect(await ask(app, 'select count(*) from ledger_entries')).toEqual(before)
  })

  test(
    'is the same story every time',
    async () => {
      const other = await freshApp({ policy: readPolicy('earnest') })
      await seedDemo(other)
      for (const table of [
        'members',
        'wallets',
        'lots',
        'ledger_entries',
        'posts',
        'post_activity',
        'proposals',
        'drafts',
        'invitations',
        'notices',
        'mails',
        'settings',
      ])
        expect(await digest(other, table), table).toEqual(await digest(app, table))
      await other.close()
    },
    patience,
  )
})

const digest = (app: TestApp, table: string) =>
  ask(
    app,
    `select count(*)::int as rows, md5(string_agg(line, e'\\n' order by line)) as digest from (select ${table}::text as line from ${table}) as lines`,
  )

describe('a start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'earnest-half-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test(
    'that is killed in the middle of the demo leaves nothing in the way of the next',
    async () => {
      const killed = start(dataDir)
      await until(killed, 'Setting up the demo, once.')
      await pause(1500)
      killed.kill('SIGKILL')
      await once(killed, 'exit')
      expect(await stored(dataDir)).toMatchObject({ finished: false })
      const next = start(dataDir)
      await until(next, 'The demo has these log-ins')
      next.kill('SIGTERM')
      await once(next, 'exit')
      expect(await stored(dataDir)).toMatchObject({ begun: true, finished: true, posts: 300 })
    },
    patience,
  )
})

const pause = (milliseconds: number) => new Promise(resume => setTimeout(resume, milliseconds))

function start(dataDir: string): ChildProcessWithoutNullStreams {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir }
  return spawn(process.execPath, ['src/cli/earnest.ts', 'serve', '--roles', 'jobs'], { env })
}

async function until(server: ChildProcessWithoutNullStreams, said: string): Promise<void> {
  let output = ''
  await new Promise<void>((heard, fail) => {
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', text => {
        output += text
        if (output.includes(said)) heard()
      })
    server.once('exit', () => fail(new Error(`It ended without saying "${said}":\n${output}`)))
  })
}

/** What a stopped marketplace has in its folder. */
async function stored(dataDir: string) {
  const { db, close } = await openDatabase({ dataDir })
  const [begun, finished] = [await readSetting(db, 'demo-begun'), await readSetting(db, 'demo')]
  const { rows } = await sql<{ posts: number }>`select count(*)::int as posts from posts`.execute(db)
  await close()
  return { begun: !!begun, finished: !!finished, ...rows[0] }
}

test(
  'a large marketplace is as large as asked for, and its audit is clean',
  async () => {
    const app = await freshApp()
    const steps: string[] = []
    await seedLarge(app, { size: 60, random: 7 }, ({ what, done, of }) => steps.push(`${what} ${done} of ${of}`))
    expect(steps).toEqual(['clients 6 of 6', 'freelancers 30 of 30', 'posts 60 of 60', 'proposals 60 of 60'])
    const [counts] = await ask(
      app,
      `select (select count(*)::int from posts) as posts, (select count(*)::int from wallets) as wallets,
    (select count(*)::int from proposals) as proposals, (select sum(proposals)::int from post_activity) as counted`,
    )
    expect(counts).toEqual({ posts: 60, wallets: 30, proposals: 60, counted: 60 })
    expect((await audit(app.db)).differences).toEqual([])
    await app.close()
  },
  patience,
)
