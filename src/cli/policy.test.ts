import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'policy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'mine.yaml')
const env = { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '', POLICY: '', LOG_LEVEL: 'error' }
const policy = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('node', ['src/cli/earnest.ts', 'policy', ...args], {
    env,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}
const write = (from: string, to: string) =>
  writeFileSync(
    file,
    readFileSync('policies/earnest.yaml', 'utf8').replace('name: earnest', 'name: mine').replace(from, to),
  )

test('check says what a policy says and what would surprise, or where it is wrong', () => {
  write('connects: 40 # A: Dec', 'connects: 3 # A: Dec')
  const checked = policy('check', file)
  expect(checked).toMatchObject({ status: 0, err: '' })
  expect(checked.out).toContain('mine can be used')
  expect(checked.out).toContain(
    'Surprising: "Fixed price $600 and over" costs 6 Connects, and a newcomer has 3 Connects',
  )
  write('openDays: 30', 'openDays: 0')
  expect(policy('check', file)).toMatchObject({
    status: 2,
    out: '',
    err: expect.stringMatching(/mine\.yaml:\d+: posts\.openDays/),
  })
})

test('diff needs no database for two files; its exit code says whether they differ', () => {
  const source = '# A: the letter was read, which is what the price buys; boost A: as consumed'
  const boost = 'boost: released-unless-consumed'
  write(`declined: { proposal: none, ${boost} } ${source}`, `declined: { proposal: all, ${boost} } # O: kinder`)
  const { status, out } = policy('diff', 'earnest', file)
  expect(status).toBe(1)
  expect(out).toBe(
    `What comes back\n  Proposal declined: Stay spent → All come back\n      Source: ${source.slice(2)} → O: kinder\n`,
  )
  expect(policy('diff', file, file)).toMatchObject({ status: 0, out: 'No rule differs.\n' })
  expect(policy('diff', 'earnest', 'nowhere.yaml').status).toBe(2)
})

test('activate shows the difference and asks or is told --yes; cancel takes it back', () => {
  write('connectCents: 15', 'connectCents: 20')
  const day = (ahead: number) => Temporal.Now.plainDateISO('UTC').add({ days: ahead }).toString()
  expect(policy('activate', file, '--from', 'soon').err).toContain('Write a day such as')
  expect(policy('activate', file, '--from', day(40), '--keep-before', day(1))).toMatchObject({ status: 2 })
  expect(policy('activate', file, '--from', day(40))).toMatchObject({
    status: 1,
    out: expect.stringContaining('One Connect: $0.15 → $0.20'),
    err: expect.stringContaining('say --yes'),
  })
  const keep = ['--keep-before', day(1), '--keep-until', day(90)]
  expect(policy('activate', file, '--from', day(40), '--yes', ...keep)).toMatchObject({ status: 0, err: '' })
  expect(policy('list').out).toMatch(/^mine: scheduled, from .*\n {2}Who joined before .*\nearnest: in force, from /)
  expect(policy('cancel', 'mine')).toMatchObject({ status: 0, out: 'mine is cancelled.\n' })
}, 180_000)
