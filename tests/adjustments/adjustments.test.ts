import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approveAdjustment } from '#marketplace/adjustments/approve-adjustment'
import { askAdjustment } from '#marketplace/adjustments/ask-adjustment'
import { type AdjustmentList, listAdjustments } from '#marketplace/adjustments/list-adjustments'
import { rejectAdjustment } from '#marketplace/adjustments/reject-adjustment'
import { system } from '#marketplace/app'
import { removePost } from '#marketplace/ends/remove-post'
import { placeHold } from '#marketplace/holds/place-hold'
import { audit } from '#marketplace/ledger/audit'
import { verifyClient } from '#marketplace/members/verify-client'
import { readNotices } from '#marketplace/notices/read-notices'
import { makeOperator } from '#marketplace/operators/make-operator'
import { readActs } from '#marketplace/operators/read-acts'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { findWallets } from '#marketplace/wallets/find-wallets'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { lookAtWallet } from '#marketplace/wallets/look-at-wallet'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('adjustments on %s', on => {
  let app: TestApp
  let other: TestApp
  let [asker, second]: string[] = []
  beforeAll(async () => {
    app = await freshApp({ on })
    other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
    ;[asker, second] = [await anOperator(app), await anOperator(app)]
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await other.close()
    await app.close()
  })

  const refused = (code: string, facts = {}) => ({ ok: false, refusal: { code, facts } })
  const balance = async (id: string) => (await readBalance(app, id)).available
  const ask = (walletId: string, connects: number, by = asker!) =>
    askAdjustment(app, { by, walletId, connects, reason: 'The site was down' })
  const waiting = async (walletId: string, connects: number, by = asker!) => {
    const answer = await ask(walletId, connects, by)
    if (!answer.ok || answer.value.state !== 'waiting') throw new Error(JSON.stringify(answer))
    return { walletId, adjustmentId: answer.value.adjustmentId }
  }
  const listed = async (list: AdjustmentList, by = second!) => {
    const answer = await listAdjustments(app, { by, list })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.adjustments
  }
  const emailed = (id: string, email: string) =>
    sql`update members set email = ${email} where member_id = ${id}`.execute(app.db)

  test('a small one is made at once, with its reason in the statement and a notice', async () => {
    const walletId = await aFreelancer(app)
    expect(await ask(walletId, 50)).toMatchObject({ value: { state: 'made', balance: 90 } })
    expect(await ask(walletId, -30)).toMatchObject({ value: { state: 'made', balance: 60 } })
    const { lines } = await readStatement(app, walletId, { kind: 'adjusted' })
    expect(lines.map(({ text, change, note }) => [text, change, note])).toEqual([
      ['Taken back by an operator', -30, 'The site was down'],
      ['Given by an operator', 50, 'The site was down'],
    ])
    const texts = (await readNotices(app, walletId)).notices.map(({ text }) => text)
    expect(texts).toEqual(
      expect.arrayContaining([
        'We took back 30 Connects: The site was down',
        'We gave you 50 Connects: The site was down',
      ]),
    )
  })

  test('taking never goes below zero, and the refusal says what is there', async () => {
    const walletId = await aFreelancer(app)
    expect(await ask(walletId, -41)).toMatchObject(refused('adjustment-too-large', { asked: 41, available: 40 }))
    expect(await balance(walletId)).toBe(40)
  })

  test('above the limit it waits, and the second operator sees who asked, why, and what the wallet has', async () => {
    const walletId = await aFreelancer(app, { name: 'Wilhelmine' })
    const adjustment = await waiting(walletId, 101)
    expect(await balance(walletId)).toBe(40)
    expect((await listed('waiting'))[0]).toMatchObject({
      id: adjustment.adjustmentId,
      wallet: { id: walletId, owner: 'Wilhelmine', available: 40, owed: 0 },
      connects: 101,
      reason: 'The site was down',
      askedBy: { id: asker },
      mayApprove: true,
    })
    expect((await listed('waiting', asker))[0]).toMatchObject({ mayApprove: false })
    expect(await approveAdjustment(app, { by: asker!, ...adjustment })).toMatchObject(
      refused('own-request', { whose: 'yours' }),
    )
    expect(await approveAdjustment(app, { by: second!, ...adjustment })).toMatchObject({
      value: { state: 'made', balance: 141 },
    })
    expect((await listed('decided'))[0]).toMatchObject({ state: 'made', decidedBy: { id: second } })
    const [told] = (await readNotices(app, asker!)).notices
    expect(told!.text).toBe('The adjustment you asked for (+101 Connects for Wilhelmine) was approved and made.')
  })

  test('many small ones count together, each operator and wallet for itself, and only for the days of the policy', async () => {
    const walletId = await aFreelancer(app)
    const states = async (...answers: ReturnType<typeof ask>[]) =>
      (await Promise.all(answers)).map(answer => answer.ok && answer.value.state)
    expect(await states(ask(walletId, 60), ask(walletId, -40), ask(walletId, 1))).toEqual(['made', 'made', 'waiting'])
    expect(await states(ask(walletId, 1), ask(walletId, 100, second), ask(await aFreelancer(app), 100))).toEqual([
      'waiting',
      'made',
      'made',
    ])
    app.pass({ hours: 24 * 31 })
    expect(await states(ask(walletId, 100))).toEqual(['made'])
  })

  test('neither whoever it is for nor a second account of either approves', async () => {
    const [walletId, twin, spouse] = [await aFreelancer(app), await anOperator(app), await anOperator(app)]
    await emailed(asker!, 'ops@example.com')
    await emailed(twin, 'OPS+second@example.com')
    await emailed(walletId, 'robin@example.com')
    await emailed(spouse, 'robin+ops@example.com')
    const adjustment = await waiting(walletId, 500)
    expect(await approveAdjustment(app, { by: twin, ...adjustment })).toMatchObject(
      refused('own-request', { whose: 'yours' }),
    )
    expect(await approveAdjustment(app, { by: spouse, ...adjustment })).toMatchObject(
      refused('own-request', { whose: 'for you' }),
    )
    expect(await ask(walletId, 1, spouse)).toMatchObject({ value: { state: 'waiting' } })
    expect(await balance(walletId)).toBe(40)
  })

  test('one that takes more than there is by then is refused, and waits on', async () => {
    const walletId = await aFreelancer(app, { connects: 150 })
    const adjustment = await waiting(walletId, -140)
    await ask(walletId, -50)
    expect(await approveAdjustment(app, { by: second!, ...adjustment })).toMatchObject(
      refused('adjustment-too-large', { asked: 140, available: 100 }),
    )
    expect((await listed('waiting')).some(({ id }) => id === adjustment.adjustmentId)).toBe(true)
  })

  test('approved and rejected at the same time from everywhere: exactly one happens, once', async () => {
    const walletId = await aFreelancer(app)
    const third = await anOperator(app)
    const adjustment = await waiting(walletId, 500)
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        i % 3 === 2
          ? rejectAdjustment(i % 2 ? other : app, { by: third, ...adjustment, reason: 'Too much' })
          : approveAdjustment(i % 2 ? other : app, { by: i % 3 ? third : second!, ...adjustment }),
      ),
    )
    const done = answers.flatMap(answer => (answer.ok ? [answer.value.state] : []))
    expect(done).toHaveLength(1)
    expect(await balance(walletId)).toBe(done[0] === 'made' ? 540 : 40)
    expect(await rejectAdjustment(app, { by: third, ...adjustment, reason: 'Again' })).toMatchObject(
      refused('adjustment-decided', { state: done[0] }),
    )
  })

  test('rejected, it moves nothing, and whoever asked is told why; one’s own can be taken back', async () => {
    const walletId = await aFreelancer(app)
    const adjustment = await waiting(walletId, 500)
    expect(await rejectAdjustment(app, { by: second!, ...adjustment, reason: ' ' })).toMatchObject(
      refused('invalid-input', { field: 'reason' }),
    )
    expect(await rejectAdjustment(app, { by: second!, ...adjustment, reason: 'Too much' })).toMatchObject({
      value: { state: 'rejected', balance: 40 },
    })
    expect((await readNotices(app, asker!)).notices[0]!.text).toContain('was rejected: Too much')
    expect(
      await rejectAdjustment(app, { by: asker!, ...(await waiting(walletId, 500)), reason: 'A slip' }),
    ).toMatchObject({
      value: { state: 'rejected' },
    })
    expect(await approveAdjustment(app, { by: second!, ...adjustment })).toMatchObject(
      refused('adjustment-decided', { state: 'rejected' }),
    )
  })

  test('what is given settles first what is owed', async () => {
    const walletId = await aFreelancer(app, { connects: 0 })
    const payment = { by: system, walletId, reference: 'pay' }
    await recordPurchase(app, { ...payment, connects: 10, cents: 150 })
    await placeHold(app, {
      by: walletId,
      connects: 6,
      reason: 'six',
      purpose: 'Six',
      timesOutAt: app.clock().add({ hours: 1 }),
    })
    await revokePurchase(app, { ...payment, reason: 'Charged back' })
    expect(await ask(walletId, 20)).toMatchObject({ value: { balance: 14 } })
  })

  test('nobody but an operator asks, decides, lists, looks or reads the log', async () => {
    const [walletId, stranger] = [await aFreelancer(app), await aFreelancer(app)]
    const adjustment = await waiting(walletId, 500)
    const theirs = { ...adjustment, walletId: await aFreelancer(app) }
    for (const by of [walletId, stranger]) {
      const answers = [
        await ask(walletId, 5, by),
        await approveAdjustment(app, { by, ...adjustment }),
        await rejectAdjustment(app, { by, ...adjustment, reason: 'No' }),
        await listAdjustments(app, { by, list: 'waiting' }),
        await findWallets(app, { by, words: '' }),
        await lookAtWallet(app, { by, walletId }),
        await readActs(app, { by }),
      ]
      for (const answer of answers) expect(answer).toMatchObject(refused('not-an-operator'))
    }
    expect(await approveAdjustment(app, { by: system, ...adjustment })).toMatchObject(refused('not-an-operator'))
    for (const elsewhere of [theirs, { walletId: 'nobody', adjustmentId: 'nothing' }])
      expect(await approveAdjustment(app, { by: second!, ...elsewhere })).toMatchObject(refused('not-found'))
    expect(await ask(await aClient(app), 5)).toMatchObject(refused('not-found'))
    for (const connects of [0, 1.5, 2_000_000])
      expect(await ask(walletId, connects)).toMatchObject(refused('invalid-input', { field: 'connects' }))
    expect(await balance(walletId)).toBe(40)
  })

  test('an operator finds a wallet by name, address or id, and sees what was bought in it', async () => {
    const walletId = await aFreelancer(app, { name: 'Theodolinda 100%' })
    await emailed(walletId, 'theo@example.com')
    await recordPurchase(app, { by: system, walletId, reference: 'pay_1', connects: 10, cents: 150 })
    await revokePurchase(app, { by: system, walletId, reference: 'pay_1', reason: 'Charged back' })
    for (const words of ['odolinda 100%', 'THEO@', walletId.toUpperCase()]) {
      const found = await findWallets(app, { by: asker!, words })
      expect(found).toMatchObject({ value: { wallets: [{ id: walletId, email: 'theo@example.com' }], more: false } })
    }
    expect(await findWallets(app, { by: asker!, words: 'odolinda_100' })).toMatchObject({ value: { wallets: [] } })
    expect(await lookAtWallet(app, { by: asker!, walletId })).toMatchObject({
      value: {
        owner: { name: 'Theodolinda 100%' },
        wallet: { available: 40, owed: 0 },
        purchases: [{ reference: 'pay_1', connects: 10, left: 0, cents: 150, revoked: { taken: 10, shortfall: 0 } }],
        statement: { lines: [{ kind: 'revoked' }, { kind: 'purchased' }, { kind: 'granted' }] },
      },
    })
    for (const nobody of ['nobody', app.newId(), await aClient(app)])
      expect(await lookAtWallet(app, { by: asker!, walletId: nobody })).toMatchObject(refused('not-found'))
  })

  test('every act of an operator is in the log with who, when, what, to whom and why, a page at a time', async () => {
    const operator = await anOperator(app)
    const [walletId, client] = [await aFreelancer(app, { name: 'Drusilla' }), await aClient(app)]
    const postId = await aPost(app, client)
    const paid = { by: operator, walletId, reference: 'pay_1' }
    await grantConnects(app, { by: operator, walletId, connects: 5, source: 'gift', reason: 'A gift' })
    await grantConnects(app, { by: operator, walletId, connects: 5, source: 'gift', reason: 'A gift' })
    await recordPurchase(app, { ...paid, connects: 10, cents: 150 })
    await revokePurchase(app, { ...paid, reason: 'Charged back' })
    await revokePurchase(app, { ...paid, reason: 'Charged back' })
    await ask(walletId, 7, operator)
    const large = await waiting(walletId, 500)
    await approveAdjustment(app, { by: operator, ...large })
    await rejectAdjustment(app, { by: operator, ...(await waiting(walletId, 600)), reason: 'Too much' })
    await waiting(walletId, 600, operator)
    await ask(walletId, -100_000, operator)
    app.pass({ minutes: 1 })
    await verifyClient(app, { by: operator, clientId: client, verified: true })
    await verifyClient(app, { by: operator, clientId: client, verified: false })
    await removePost(app, { by: operator, postId, reason: 'A scam' })
    await removePost(app, { by: operator, postId, reason: 'A scam' })
    const read = await readActs(app, { by: asker!, who: operator })
    if (!read.ok) throw new Error(read.refusal.code)
    expect(read.value.acts.map(({ act, subject, detail, reason }) => [act, subject.id, detail, reason])).toEqual([
      ['post-removed', postId, expect.any(String), 'A scam'],
      ['client-unverified', client, '', ''],
      ['client-verified', client, '', ''],
      ['adjustment-asked', walletId, '+600 Connects', 'The site was down'],
      ['adjustment-rejected', walletId, '+600 Connects', 'Too much'],
      ['adjustment-approved', walletId, '+500 Connects', 'The site was down'],
      ['adjustment-made', walletId, '+7 Connects', 'The site was down'],
      ['purchase-revoked', walletId, '−10 Connects', 'Charged back'],
      ['purchase-recorded', walletId, '+10 Connects', 'Payment pay_1'],
      ['connects-granted', walletId, '+5 Connects', 'A gift'],
    ])
    expect(read.value.acts.at(-1)).toMatchObject({
      subject: { kind: 'wallet', name: 'Drusilla' },
      by: { id: operator },
    })
    const about = await readActs(app, { by: asker!, subject: walletId, act: 'adjustment-asked' })
    expect(about.ok && about.value.acts.length).toBe(3)
    const past = await readActs(app, { by: asker!, who: operator, until: '2000-01-01' })
    expect(past.ok && past.value.acts).toEqual([])
    await emailed(client, 'new-operator@example.com')
    await makeOperator(app, 'new-operator@example.com')
    const [first] = await firstActs({ act: 'operator-made' })
    expect(first).toMatchObject({ by: null, subject: { id: client } })
  })

  const firstActs = async (filter: { act: string; cursor?: string }) => {
    const read = await readActs(app, { by: asker!, ...filter })
    if (!read.ok) throw new Error(read.refusal.code)
    return read.value.acts
  }

  test('the log is walked without repeats or gaps, and the database refuses to change it', async () => {
    const walletId = await aFreelancer(app)
    const many = Array.from({ length: 70 }, (_, i) => ({
      by: asker!,
      walletId,
      connects: 1,
      source: 'gift',
      reason: `${i}`,
    }))
    await Promise.all(many.map(command => grantConnects(app, command)))
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const read = await readActs(app, { by: asker!, subject: walletId, cursor })
      if (!read.ok) throw new Error(read.refusal.code)
      seen.push(...read.value.acts.map(({ reason }) => reason))
      if (!read.value.next) break
      cursor = read.value.next
    }
    expect(seen.toSorted()).toEqual(many.map(({ reason }) => reason).sort())
    for (const table of ['operator_acts', 'revocations'])
      for (const change of ['update $ set reason = reason', 'delete from $', 'truncate $'])
        await expect(sql.raw(change.replace('$', table)).execute(app.db)).rejects.toThrow('append-only')
  })
})
