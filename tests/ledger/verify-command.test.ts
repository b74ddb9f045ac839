import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '#database/migrate'
import { openDatabase } from '#database/open'
import { saveSetting } from '#database/settings'
import { readPolicy } from '#gateways/policies/read-policy'
import { proveStatement } from '#marketplace/ledger/prove-statement'
import { onlyPolicy } from '#marketplace/policy/policies'
import { openSeal } from '#proof/seal'
import { aFreelancer, freshApp } from '../fresh-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'earnest-verify-'))
const at = (name: string) => join(folder, name)
const secret = 'the secret of a marketplace, long enough'
const { key } = openSeal(secret)
let statement: string

beforeAll(async () => {
  const world = await freshApp()
  const database = await openDatabase({ dataDir: at('data') })
  await migrate(database.db)
  const app = { ...world, db: database.db, policies: onlyPolicy(readPolicy('earnest')) }
  const by = await aFreelancer(app)
  await aFreelancer(app)
  statement = (await Array.fromAsync(proveStatement(app, openSeal(secret), by))).join('')
  writeFileSync(at('statement.proof'), statement)
  await saveSetting(database.db, 'proof-key', key)
  await database.close()
  await world.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command, as somebody would type it. */
function earnest(...args: string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: at('data'), AUTH_SECRET: secret }
  const { status, stdout, stderr } = spawnSync('node', ['src/cli/earnest.ts', ...args], { env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('a statement is checked with nothing but the file, and with the key it must be signed with', () => {
  expect(earnest('verify', at('statement.proof'))).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/is whole.*40 Connects.*api\/v1\/ledger\/head/s),
  })
  expect(earnest('verify', at('statement.proof'), '--key', key)).toMatchObject({ status: 0 })
  const { key: another } = openSeal('another secret')
  expect(earnest('verify', at('statement.proof'), '--key', another)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('not from that marketplace'),
  })
})

test('a changed statement, or none, ends with exit code 1 and a sentence', () => {
  writeFileSync(at('changed.proof'), statement.replace('"balance":40', '"balance":41'))
  const changed = earnest('verify', at('changed.proof'))
  expect(changed).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'Line 2: the balance after this entry is 40, not 41.\n',
  })
  expect(earnest('verify', at('no-such-file'))).toMatchObject({ status: 1, stderr: expect.stringContaining('ENOENT') })
})

test('an operator exports and publishes, and anybody can check it', () => {
  const exported = earnest('export-ledger', at('ledger'), '--publish')
  expect(exported).toMatchObject({ status: 0, stderr: expect.stringContaining('2 entries in 2 wallets') })
  const root = /root (\w{64})/.exec(exported.stderr)![1]!
  expect(earnest('verify', at('ledger'), '--key', key)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(root),
  })
  expect(earnest('verify', at('statement.proof'), at('ledger'))).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('unchanged'),
  })
  const head = earnest('head')
  expect(head).toMatchObject({ status: 0, stdout: expect.stringContaining(`${root}\n2 entries in 2 wallets`) })
  writeFileSync(at('head'), earnest('head', '--publish').stdout)
  expect(readFileSync(at('head'), 'utf8')).toContain(root)
  expect(earnest('verify', at('head'), at('ledger'))).toMatchObject({ status: 0 })
  expect(earnest('export-ledger', at('ledger'))).toMatchObject({ status: 1, stderr: expect.stringContaining('EEXIST') })
})

test('a command with another secret than the server signs nothing', () => {
  const env = { PATH: process.env.PATH, DATA_DIR: at('data'), AUTH_SECRET: 'another secret' }
  const { status, stderr } = spawnSync('node', ['src/cli/earnest.ts', 'head', '--publish'], { env, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('Set AUTH_SECRET as it is set for the server')
})
