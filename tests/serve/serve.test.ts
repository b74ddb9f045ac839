import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { openDatabase } from '#database/open'

const dataDir = mkdtempSync(join(tmpdir(), 'earnest-serve-'))
let port: number
let at: string
let server: Server

beforeAll(async () => {
  spawnSync('node', ['scripts/build-once.mjs'], { stdio: 'inherit' })
  port = await freePort()
  at = `http://localhost:${port}`
  server = await start({ PORT: String(port) })
})

afterAll(() => {
  server?.process.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

test('healthz says that the database answers and no migration waits', async () => {
  const answer = await fetch(`${at}/healthz`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ migrations: { pending: [] } })
})

test('a freelancer signs up by form, has the sign-up grant, and confirms the address by the link in the mailbox', async () => {
  const page = await postForm('/sign-up', { ...ana, email: 'ana@example.com' })
  expect(page.status).toBe(303)
  const cookie = cookieOf(page)
  expect(page.headers.getSetCookie()[0]).toMatch(/^earnest\.session_token=.*HttpOnly.*SameSite=Lax/)
  const home = await (await fetch(`${at}/verify-email`, { headers: { cookie } })).text()
  expect(home).toContain('Confirm your e-mail address')
  expect(home).toMatch(/available:\s*[1-9]/)

  const link = await newestLink('ana@example.com')
  const forged = await fetch(at + link.replace(/.{6}$/, 'forged'), { headers: { cookie } })
  expect(await forged.text()).toContain('This link does not work any more')
  const confirmed = await fetch(at + link, { headers: { cookie } })
  expect(await confirmed.text()).toContain('Your address is confirmed')
  const again = await fetch(`${at}/verify-email`, { headers: { cookie } })
  expect(await again.text()).toContain('Your address is confirmed')
})

test('a form that cannot be read is refused with a sentence, on pages and elsewhere, and is no fault of the server', async () => {
  const cookie = cookieOf(await signIn('ana@example.com', ana.password))
  const post = (path: string, type: string, body: string) =>
    fetch(at + path, {
      method: 'POST',
      body,
      headers: { origin: at, accept: 'text/html', cookie, 'content-type': type },
    })
  const draft = `/posts/${crypto.randomUUID()}/propose/draft`
  const cut = '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nana@exa'
  const bodies = [
    ['multipart/form-data; boundary=x', 'garbage'],
    ['multipart/form-data; boundary=x', cut],
    ['multipart/form-data', cut],
    ['text/plain', 'email=ana@example.com'],
  ] as const
  for (const path of ['/sign-in', '/profile', '/wallet?/limits', '/theme', '/agency/act', draft])
    for (const [type, body] of bodies) {
      const answer = await post(path, type, body)
      expect(answer.status, `${path} as ${type}`).toBe(400)
      const page = await answer.text()
      expect(page).toContain('This form could not be read. Nothing was done; send it again.')
      expect(page).not.toMatch(/went wrong|fault is ours/)
    }
  for (const path of ['/theme', '/agency/act', draft])
    expect((await post(path, 'application/json', '{}')).status).toBe(400)
  expect((await post('/sign-in', 'application/json', '{}')).status).toBe(415)
  expect((await post('/theme', 'application/x-www-form-urlencoded', `back=${'x'.repeat(600_000)}`)).status).toBe(413)
  const foreign = { origin: 'https://elsewhere.example', 'content-type': 'multipart/form-data; boundary=x' }
  expect((await fetch(`${at}/sign-in`, { method: 'POST', body: 'garbage', headers: foreign })).status).toBe(403)
  expect(server.output()).not.toContain('a page failed')
})

test('a sign-up by JSON makes the same member, and a second one with the address is refused', async () => {
  const body = {
    name: 'Ben',
    email: 'ben@example.com',
    password: 'correct horse',
    country: 'Ghana',
    isFreelancer: false,
    isClient: true,
  }
  const first = await postJson('/api/auth/sign-up/email', body)
  expect(first.status).toBe(200)
  const second = await postJson('/api/auth/sign-up/email', body)
  expect(second.status).toBe(422)
  const page = await fetch(`${at}/notices`, { headers: { cookie: cookieOf(first) } })
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('My posts')
})

test('bad input at sign-up is refused beside its field and what was typed is kept', async () => {
  const page = await postForm('/sign-up', {
    ...ana,
    name: ' ',
    email: 'nobody',
    password: 'short',
    country: 'Atlantis',
  })
  expect(page.status).toBe(400)
  const html = await page.text()
  for (const sentence of ['Write your name', 'Write an e-mail address', 'Choose a password', 'Choose the country'])
    expect(html).toContain(sentence)
  expect(html).toContain('value="nobody"')
  const taken = await postForm('/sign-up', { ...ana, email: 'ANA@example.com' })
  expect(await taken.text()).toContain('There is an account with this address already')
  expect(
    (
      await postJson('/api/auth/sign-up/email', {
        name: 'x'.repeat(101),
        email: 'x@example.com',
        password: 'correct horse',
      })
    ).status,
  ).toBe(400)
})

test('a forgotten password is set anew by mail, without saying who has an account', async () => {
  const unknown = await (await postForm('/forgotten-password', { email: 'stranger@example.com' })).text()
  const known = await (await postForm('/forgotten-password', { email: 'ana@example.com' })).text()
  expect(known.replaceAll('ana@', 'stranger@')).toContain(/If there is an account[^<]*/.exec(unknown)![0])
  const token = new URL(at + (await newestLink('ana@example.com'))).searchParams.get('token')!
  const reset = await postForm('/reset-password', { token, password: 'another horse' })
  expect(reset.headers.get('location')).toBe('/sign-in?new-password')
  expect((await signIn('ana@example.com', ana.password)).status).toBe(400)
  expect((await signIn('ana@example.com', 'another horse')).status).toBe(303)
  expect((await postForm('/reset-password', { token, password: 'third horse' })).status).toBe(400)
  expect((await postForm('/reset-password', { token: 'x\0', password: 'third horse' })).status).toBe(400)
  const withNul = await postJson('/api/auth/reset-password', { token: 'x\0', newPassword: 'third horse' })
  expect(withNul.status).toBe(400)
})

test('signing out ends the session, and another site cannot be the next page', async () => {
  const signedIn = await signIn('ana@example.com', 'another horse', '//evil.example/x')
  expect(signedIn.headers.get('location')).toBe('/')
  const cookie = cookieOf(signedIn)
  expect((await fetch(`${at}/notices`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200)
  expect((await postForm('/sign-out', {}, { cookie })).status).toBe(303)
  expect((await fetch(`${at}/notices`, { headers: { cookie }, redirect: 'manual' })).status).toBe(303)
})

test('a key made on the keys page signs API requests until it is revoked', async () => {
  const cookie = cookieOf(await signIn('ana@example.com', 'another horse'))
  const made = await (await postForm('/keys?/create', { name: 'my script' }, { cookie })).text()
  const key = /earnest_[\w-]{43}/.exec(made)![0]
  const call = () => fetch(`${at}/notices`, { headers: { authorization: `Bearer ${key}` }, redirect: 'manual' })
  expect((await call()).status).toBe(200)
  const list = await (await fetch(`${at}/keys`, { headers: { cookie } })).text()
  expect(list).not.toContain(key)
  await postForm('/keys?/revoke', { keyId: /name="keyId" value="([^"]+)"/.exec(list)![1]! }, { cookie })
  expect((await call()).status).toBe(303)
})

test('a form sent by another site is refused', async () => {
  const page = await postForm(
    '/sign-in',
    { email: 'ana@example.com', password: 'another horse' },
    { origin: 'https://evil.example' },
  )
  expect(page.status).toBe(403)
})

test('the theme is kept in a cookie', async () => {
  const chosen = await postForm('/theme', { theme: 'dark', back: '/sign-in' })
  expect(chosen.headers.get('location')).toBe('/sign-in')
  const page = await fetch(`${at}/sign-in`, { headers: { cookie: cookieOf(chosen) } })
  expect(await page.text()).toContain('data-theme="dark"')
})

test('the command line makes an operator while the server runs, and a second server is refused', async () => {
  const command = await run(['make-operator', 'ana@example.com'])
  expect(command).toMatchObject({ code: 0, output: expect.stringContaining('is now an operator') })
  expect(await run(['make-operator', 'nobody@example.com'])).toMatchObject({ code: 1 })
  const second = await run(['serve'], { PORT: String(await freePort()) })
  expect(second).toMatchObject({ code: 1, output: expect.stringContaining('Another Earnest is running') })
})

test('a wrong PORT, POLICY or DATABASE_URL stops the start with a sentence', async () => {
  const elsewhere = { DATA_DIR: join(dataDir, 'elsewhere') }
  const wrong = await Promise.all([
    run(['serve'], { PORT: 'high' }),
    run(['serve'], { POLICY: 'no-such-policy', ...elsewhere }),
    run(['serve'], { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' }),
  ])
  expect(wrong.map(({ code }) => code)).toEqual([1, 1, 1])
  for (const { output } of wrong) expect(output).not.toMatch(/\n\s+at |secret/)
  expect(wrong[2]!.output).toContain('Correct DATABASE_URL')
})

test('trying passwords is slowed down', async () => {
  const tries = []
  for (let i = 0; i < 25; i++)
    tries.push(await postJson('/api/auth/sign-in/email', { email: 'ben@example.com', password: `guess number ${i}` }))
  expect(tries.at(-1)!.status).toBe(429)
  expect(await (await signIn('ben@example.com', 'correct horse')).text()).toContain('Try again in')
})

test('two servers start at once on one PostgreSQL, and who signs up at one is signed in at the other', async () => {
  const name = `serve_${process.pid}`
  const admin = await openDatabase({ url: `${inject('postgresUrl')}/postgres` })
  await sql`create database ${sql.id(name)}`.execute(admin.db)
  await admin.close()
  const ports = [await freePort(), await freePort()]
  const both = await Promise.all(
    ports.map(one => start({ DATABASE_URL: `${inject('postgresUrl')}/${name}`, PORT: String(one) })),
  )
  const [first, second] = ports.map(one => `http://localhost:${one}`)
  const body = JSON.stringify({ name: 'Eve', email: 'eve@example.com', password: 'correct horse' })
  const signedUp = await fetch(`${first}/api/auth/sign-up/email`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  const page = await fetch(`${second}/notices`, { headers: { cookie: cookieOf(signedUp) }, redirect: 'manual' })
  expect(page.status).toBe(200)
  const exits = both.map(one => once(one.process, 'exit'))
  for (const one of both) one.process.kill('SIGTERM')
  expect(await Promise.all(exits)).toEqual([
    [0, null],
    [0, null],
  ])
})

test('after a crash the server opens the same folder again, with everything in it', async () => {
  const crashed = once(server.process, 'exit')
  server.process.kill('SIGKILL')
  await crashed
  server = await start({ PORT: String(port) })
  expect((await fetch(`${at}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${at}/mailbox`)).text()).toContain('To ana@example.com')
})

test('SIGTERM lets the request in flight finish, ends live pages and exits with 0', async () => {
  const signedUp = await postJson('/api/auth/sign-up/email', {
    name: 'Cho',
    email: 'cho@example.com',
    password: 'correct horse',
  })
  const live = await fetch(`${at}/notices/live`, { headers: { cookie: cookieOf(signedUp) } })
  const events = live.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await events.read()).value).toContain('data: 0')

  const body = JSON.stringify({ name: 'Dee', email: 'dee@example.com', password: 'correct horse' })
  const slow = request(`${at}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  })
  slow.write(body.slice(0, 10))
  await new Promise(later => setTimeout(later, 200))
  const exit = once(server.process, 'exit')
  server.process.kill('SIGTERM')
  await expect
    .poll(() =>
      fetch(`${at}/healthz`).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed')
  slow.end(body.slice(10))
  const [answer] = await once(slow, 'response')
  expect(answer.statusCode).toBe(200)
  answer.resume()
  expect((await events.read()).done).toBe(true)
  expect(await exit).toEqual([0, null])
  expect(server.output()).not.toMatch(/correct horse|session_token|token=/)
})

const ana = { name: 'Ana', password: 'correct horse', wants: 'work', country: 'Portugal' }

type Server = { process: ChildProcess; output: () => string }

async function start(env: Record<string, string>): Promise<Server> {
  const started = earnest(['serve'], env)
  const ended = once(started.process, 'exit').then(() => Promise.reject(new Error(started.output())))
  const ready = vi.waitFor(() => expect(started.output()).toContain('Earnest is at'), {
    timeout: 45_000,
    interval: 100,
  })
  await Promise.race([ready, ended])
  ended.catch(() => {}) // From here on it may end.
  return started
}

async function run(args: string[], env: Record<string, string> = {}) {
  const started = earnest(args, env)
  const [code] = await once(started.process, 'exit')
  return { code, output: started.output() }
}

function earnest(args: string[], env: Record<string, string>): Server {
  const child = spawn('node', ['src/cli/earnest.ts', ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, DEMO: 'off', ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (output += text))
  return { process: child, output: () => output }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port: free } = probe.address() as AddressInfo
  probe.close()
  return free
}

const postForm = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(at + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: { accept: 'text/html', origin: at, ...headers },
  })

const postJson = (path: string, body: unknown) =>
  fetch(at + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

const signIn = (email: string, password: string, next = '/') => postForm('/sign-in', { email, password, next })

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map(line => line.split(';', 1)[0])
    .join('; ')

async function newestLink(recipient: string): Promise<string> {
  const html = await (await fetch(`${at}/mailbox`)).text()
  const mail = html.split('<article').find(part => part.includes(`To ${recipient}`))!
  return /href="(\/[^"]*token=[^"]*)"/.exec(mail)![1]!.replaceAll('&amp;', '&')
}
