import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePost } from '#marketplace/ends/close-post'
import { audit } from '#marketplace/ledger/audit'
import { exportLedger } from '#marketplace/ledger/export-ledger'
import { proveStatement } from '#marketplace/ledger/prove-statement'
import { publishHead } from '#marketplace/ledger/publish-head'
import { readHead } from '#marketplace/ledger/read-head'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { readBalance } from '#marketplace/wallets/read-balance'
import type { ChainEntry } from '#proof/chain'
import { compareProofs } from '#proof/compare-proofs'
import { type Proof, readProof } from '#proof/read-proof'
import { openSeal } from '#proof/seal'
import { withHeads } from '#proof/with-heads'
import { writeProof } from '#proof/write-proof'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

const seal = openSeal('a secret')
const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }

describe.each(databases)('on %s', on => {
  let app: TestApp
  let client: string
  let by: string
  let early: { statement: string; ledger: string }

  beforeAll(async () => {
    app = await freshApp({ on })
    client = await aClient(app)
    by = await aFreelancer(app)
    await aFreelancer(app)
    await spend()
    early = { statement: await statement(), ledger: await ledger() }
    await spend()
    await aFreelancer(app)
  })
  afterAll(() => app.close())

  async function spend() {
    const postId = await aPost(app, client)
    await submitProposal(app, { by, postId, ...letter })
    await closePost(app, { by: client, postId })
    await submitProposal(app, { by, postId: await aPost(app, client), ...letter })
  }
  const statement = async (of = by) => (await Array.fromAsync(proveStatement(app, seal, of))).join('')
  async function ledger() {
    const pages: string[] = []
    await exportLedger(app, { seal, write: async page => void pages.push(page) })
    return pages.join('')
  }

  test('a statement proves itself, and ends on the balance of its wallet', async () => {
    const proof = await checked(await statement())
    const { available } = await readBalance(app, by)
    expect(proof).toMatchObject({
      earnest: 'statement',
      wallets: 1,
      key: seal.key,
      last: { wallet: by, balance: available },
    })
  })

  test('any one-byte change of a statement is found: every byte replaced, taken out and doubled, one after the other', {
    timeout: 120_000,
  }, async () => {
    const file = Buffer.from(await statement())
    expect(await isWhole(file)).toBe(true)
    const passed: string[] = []
    for (let at = 0; at <= file.length; at++)
      for (const [how, changed] of changes(file, at)) if (await isWhole(changed)) passed.push(`${how} at ${at}`)
    expect(passed).toEqual([])
  })

  test('a wallet in which nothing has moved has a statement too', async () => {
    const nobody = await aFreelancer(app, { connects: 0 })
    expect(await checked(await statement(nobody))).toMatchObject({ entries: 0, last: { wallet: nobody, balance: 0 } })
  })

  test('the whole ledger proves itself, and its root is the head', async () => {
    const { totals } = await readHead(app)
    expect(totals.wallets).toBe(3)
    expect(await checked(await ledger())).toMatchObject({ earnest: 'ledger', ...totals })
  })

  test('two exports prove that nothing between them was rewritten, and a statement that it is in the ledger', async () => {
    const late = { statement: await statement(), ledger: await ledger() }
    expect((await compared(early.ledger, late.ledger)).newer.entries).toBeGreaterThan(
      (await checked(early.ledger)).entries,
    )
    await compared(early.statement, late.statement)
    await compared(early.statement, late.ledger)
    await compared(late.ledger, late.ledger)
    await expect(compared(late.ledger, early.ledger)).rejects.toThrow('is missing')
    await expect(compared(late.statement, early.statement)).rejects.toThrow('is missing')
  })

  test('what the marketplace gives out is what anybody can ask it for: the statement, its key, the published head', async () => {
    const api = tryApi(app)
    expect((await api.get('/ledger/head')).body).toEqual({ key: seal.key, published: null })
    const { body, headers } = await api.get('/wallet/statement.proof', { as: by })
    expect(headers.get('content-disposition')).toContain('.proof"')
    expect(await checked(body.text)).toMatchObject({ key: seal.key, last: { wallet: by } })
    expect((await api.get('/wallet/statement.proof')).status).toBe(401)

    const [first, second] = [
      await publishHead(app, seal, await readHead(app)),
      await publishHead(app, seal, await readHead(app)),
    ]
    expect(JSON.parse(first.split('\n')[0]!).before).toBe('0'.repeat(64))
    expect(second).not.toBe(first)
    const { published } = (await api.get('/ledger/head')).body
    expect(published.file).toBe(second)
    expect(await checked(published.file)).toMatchObject({ earnest: 'head', root: published.root, wallets: 3 })
    await compared(published.file, await ledger())
    await expect(compared(published.file, early.ledger)).rejects.toThrow('has the root')
  })

  test('published heads are append-only, and the audit finds one that does not name the one before', async () => {
    await publishHead(app, seal, await readHead(app))
    await expect(sql`delete from ledger_heads`.execute(app.db)).rejects.toThrow('append-only')
    await expect(sql`update ledger_heads set number = number + 1`.execute(app.db)).rejects.toThrow('append-only')
    await expect(sql`truncate ledger_heads`.execute(app.db)).rejects.toThrow('append-only')
    expect((await audit(app.db)).ok).toBe(true)
    await sql`alter table ledger_heads disable trigger user`.execute(app.db)
    await sql`delete from ledger_heads where number = 1`.execute(app.db)
    expect((await audit(app.db)).differences.map(({ check }) => check)).toContain(
      'a published head names the one before',
    )
  })

  test('a chain that is broken gets no signature', async () => {
    const robbed = await aFreelancer(app)
    await sql`alter table ledger_entries disable trigger user`.execute(app.db)
    await sql`update ledger_entries set note = 'x' where wallet_id = ${robbed}`.execute(app.db)
    await expect(statement(robbed)).rejects.toThrow('does not lead to its head')
    await expect(ledger()).rejects.toThrow('does not lead to its head')
    await statement()
  })
})

describe('an operator who has the key and rewrites history', () => {
  const [a, b] = ['a', 'b'].map(letter => `${letter.repeat(8)}-0000-0000-0000-000000000000`) as [string, string]
  const entry = (wallet: string, seq: number, balance: number, more: Partial<ChainEntry> = {}): ChainEntry => ({
    wallet,
    seq,
    movement: a,
    at: seq,
    kind: 'granted',
    debit: 'issued',
    credit: 'available',
    lot: b,
    amount: 1,
    balance,
    post: null,
    proposal: null,
    hold: null,
    policy: 'earnest',
    note: '',
    ...more,
  })
  const history = [entry(a, 1_000_000, 1), entry(a, 1_000_001, 2), entry(a, 2_000_000, 3), entry(b, 1_000_000, 1)]
  const after = [...history.slice(0, 3), entry(a, 3_000_000, 4), history[3]!, entry(b, 2_000_000, 2)]
  const written = async (entries: ChainEntry[], by = seal) =>
    (
      await Array.fromAsync(
        writeProof({ earnest: 'ledger', at: '2026-05-01T12:00:00Z' }, withHeads(pages(entries)), by),
      )
    ).join('')

  test('passes if nothing was changed', async () => {
    await compared(await written(history), await written(after))
  })

  const rewritten: [what: string, entries: ChainEntry[], found: string][] = [
    [
      'rewrites an entry',
      after.with(1, entry(a, 1_000_001, 2, { note: 'x' })),
      'entry 1000001 of wallet aaaaaaaa-0000-0000-0000-000000000000 is another',
    ],
    [
      'removes an entry',
      [after[0]!, entry(a, 2_000_000, 2), ...after.slice(4)],
      'entry 1000001 of wallet aaaaaaaa-0000-0000-0000-000000000000 is missing',
    ],
    [
      'removes the last entry',
      [...after.slice(0, 2), ...after.slice(4)],
      'entry 2000000 of wallet aaaaaaaa-0000-0000-0000-000000000000 is missing',
    ],
    [
      'puts an entry in',
      [after[0]!, after[1]!, entry(a, 1_000_002, 3), entry(a, 2_000_000, 4), ...after.slice(4)],
      'entry 1000002 was put in before entry 2000000',
    ],
    [
      'puts an entry behind the last one, into its batch',
      [...after.slice(0, 3), entry(a, 2_000_001, 4), ...after.slice(4)],
      'entry 2000001 of wallet aaaaaaaa-0000-0000-0000-000000000000 was put into a batch that had ended',
    ],
    ['removes a wallet', after.slice(0, 4), 'Wallet bbbbbbbb-0000-0000-0000-000000000000 is missing'],
    ['removes the first wallet', after.slice(4), 'Wallet aaaaaaaa-0000-0000-0000-000000000000 is missing'],
  ]
  test.each(rewritten)('is found when he %s', async (_, entries, found) => {
    const newer = await written(entries)
    await checked(newer) // Alone, it is whole.
    await expect(compared(await written(history), newer)).rejects.toThrow(found)
  })

  const badly: [what: string, entries: ChainEntry[], found: string][] = [
    [
      'a balance that does not follow',
      [entry(a, 1_000_000, 1), entry(a, 1_000_001, 3)],
      'Line 3: the balance after this entry is 2, not 3',
    ],
    ['entries out of order', [entry(a, 1_000_001, 1), entry(a, 1_000_000, 2)], 'Line 3: entries must stand in order'],
    ['the same entry twice', [entry(a, 1_000_000, 1), entry(a, 1_000_000, 2)], 'Line 3: entries must stand in order'],
    ['wallets out of order', [entry(b, 1_000_000, 1), entry(a, 1_000_000, 1)], 'Line 4: wallets must stand in order'],
    [
      'a balance below zero',
      [entry(a, 1_000_000, -1, { debit: 'available', credit: 'burnt' })],
      'Line 2: this line is not as Earnest writes it',
    ],
  ]
  test.each(badly)('cannot sign %s', async (_, entries, found) => {
    await expect(checked(await written(entries))).rejects.toThrow(found)
  })

  test('another key makes another signature, and the file says which', async () => {
    const other = openSeal('another secret')
    const theirs = await checked(await written(history, other))
    expect(theirs.key).toBe(other.key)
    const forged = (await written(history, other)).replace(other.key, seal.key)
    await expect(checked(forged)).rejects.toThrow('changed after it was signed')
  })

  test('a page border is nowhere to be seen in the heads', async () => {
    const whole = await Array.fromAsync(withHeads(pages(after)))
    const apart = await Array.fromAsync(withHeads(pages(...after.map(one => [one]))))
    expect(apart.flat()).toEqual(whole.flat())
  })
})

async function* pages(...entries: ChainEntry[][]): AsyncGenerator<ChainEntry[]> {
  yield* entries
}

async function* chunks(file: Uint8Array | string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const compared = (older: string, newer: string) => compareProofs(readProof(chunks(older)), readProof(chunks(newer)))

async function checked(file: Uint8Array | string): Promise<Proof> {
  const reading = readProof(chunks(file))
  for (;;) {
    const { done, value } = await reading.next()
    if (done) return value
  }
}

const isWhole = (file: Uint8Array): Promise<boolean> =>
  checked(file).then(
    () => true,
    () => false,
  )

/** The file with a change at one place: its byte replaced in four ways or taken out, or another put in before it. */
function changes(file: Buffer, at: number): [how: string, changed: Buffer][] {
  const [before, from, after] = [file.subarray(0, at), file.subarray(at), file.subarray(at + 1)]
  const byte = file[at] ?? 0x0a
  const put = [byte, 0x20, 0x0a, 0x30].map(one => [`put in ${one}`, Buffer.concat([before, Buffer.from([one]), from])])
  const others = [byte ^ 1, byte ^ 0x20, byte ^ 0x80, 0x20, 0x0a].filter(one => one !== byte)
  const replaced = others.map(one => [`replaced by ${one}`, Buffer.concat([before, Buffer.from([one]), after])])
  const there = at < file.length ? [...replaced, ['taken out', Buffer.concat([before, after])]] : []
  return [...put, ...there] as [string, Buffer][]
}
