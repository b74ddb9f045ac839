import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findWallet } from '#database/wallets/wallets'
import { readPolicy } from '#gateways/policies/read-policy'
import { askAdjustment } from '#marketplace/adjustments/ask-adjustment'
import { type App, system } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { captureHold } from '#marketplace/holds/capture-hold'
import { placeHold } from '#marketplace/holds/place-hold'
import { releaseHold } from '#marketplace/holds/release-hold'
import { audit } from '#marketplace/ledger/audit'
import { readNotices } from '#marketplace/notices/read-notices'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { readPastWallet } from '#marketplace/wallets/read-past-wallet'
import { readStatement } from '#marketplace/wallets/read-statement'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const earnest = readPolicy('earnest')
const policy = { ...earnest, lots: { ...earnest.lots, burnOrder: 'receipt' as const, life: 'P100D' } }
const cents = 15
const hours = (days: number) => ({ hours: 24 * days })

describe.each(databases)('purchases on %s', on => {
  let app: TestApp
  let other: TestApp
  let client: string
  beforeAll(async () => {
    app = await freshApp({ on, policy })
    other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
    client = await aClient(app)
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await other.close()
    await app.close()
  })

  const buy = (walletId: string, connects: number, reference = app.newId(), at: App = app) =>
    recordPurchase(at, { by: system, walletId, connects, cents: connects * cents, reference })
  const revoke = (walletId: string, reference: string, at: App = app) =>
    revokePurchase(at, { by: system, walletId, reference, reason: 'Charged back' })
  const grant = (walletId: string, connects: number) =>
    grantConnects(app, { by: system, walletId, connects, source: 'test', reason: app.newId() })
  const spend = async (by: string, postId?: string) => {
    const sent = await submitProposal(app, {
      by,
      postId: postId ?? (await aPost(app, client)),
      coverLetter: 'Yes.',
      bidCents: 100_00,
      answers: [],
      portfolio: [],
      shownPrice: 4,
    })
    return sent.ok
  }
  const hold = async (by: string, connects: number, days = 5) => {
    const placed = await placeHold(app, {
      by,
      connects,
      reason: app.newId(),
      purpose: 'Boost',
      timesOutAt: app.clock().add(hours(days)),
    })
    return placed.ok ? { walletId: by, holdId: placed.value.holdId } : undefined
  }
  const lines = async (id: string) =>
    (await readStatement(app, id, {})).lines.map(({ kind, change, balance }) => [kind, change, balance])
  const look = async (id: string) => {
    const { available, held, owed } = await readWallet(app, id)
    return { available, held, owed }
  }

  test('bought, spent in part, charged back, and settled by the next grants: each is a line of the statement', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    expect(await buy(by, 20, 'pay_1')).toMatchObject({ value: { recorded: true, balance: 20, owed: 0 } })
    for (const _ of [1, 2, 3]) expect(await spend(by)).toBe(true)
    expect(await revoke(by, 'pay_1')).toMatchObject({
      value: { connects: 20, taken: 8, shortfall: 12, owed: 12, revoked: true },
    })
    expect(await look(by)).toEqual({ available: 0, held: 0, owed: 12 })
    expect(await spend(by)).toBe(false)
    await grant(by, 10)
    expect(await look(by)).toEqual({ available: 0, held: 0, owed: 2 })
    await grant(by, 10)
    expect(await look(by)).toEqual({ available: 8, held: 0, owed: 0 })
    expect(await lines(by)).toEqual([
      ['settled', -2, 8],
      ['granted', 10, 10],
      ['settled', -10, 0],
      ['granted', 10, 10],
      ['revoked', -8, 0],
      ...[1, 2, 3].map(i => ['proposal', -4, 4 + 4 * i]),
      ['purchased', 20, 20],
    ])
    const [last] = (await readStatement(app, by, { kind: 'settled' })).lines
    expect([last!.text, last!.note]).toEqual(['Settles what you owed', 'nothing more is owed'])
    const texts = (await readNotices(app, by)).notices.map(({ text }) => text).join('\n')
    expect(texts).toContain('Your payment for 20 Connects was charged back. 8 were left and are gone. 12 were spent')
    expect(texts).toContain(
      '10 of the Connects you received settled what you owed for a purchase that was charged back: 2 more are owed.',
    )
  })

  test('the same payment buys once, and another amount under it is refused', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    const answers = await Promise.all([buy(by, 20, 'pay_2'), buy(by, 20, 'pay_2'), buy(by, 30, 'pay_2')])
    expect(answers.map(answer => (answer.ok ? answer.value.recorded : answer.refusal.code))).toEqual([
      true,
      false,
      'purchase-differs',
    ])
    expect(await look(by)).toMatchObject({ available: 20 })
  })

  test('a payment recorded for a wrong wallet buys in the right one once it is taken back there', async () => {
    const [wrong, right] = [await aFreelancer(app, { connects: 0 }), await aFreelancer(app, { connects: 0 })]
    const answers = await Promise.all([buy(wrong, 20, 'one'), buy(right, 20, 'one', other)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await buy(wrong, 30, 'two')
    expect(await buy(right, 30, 'two', other)).toMatchObject({
      refusal: { code: 'payment-elsewhere', facts: { wallet: wrong } },
    })
    await revoke(wrong, 'two')
    expect(await buy(right, 30, 'two', other)).toMatchObject({ value: { recorded: true } })
    expect(await buy(wrong, 30, 'two')).toMatchObject({ value: { recorded: false } })
  })

  test('a purchase is charged back once, however often and from wherever it is said', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 20, 'pay_3')
    await spend(by)
    const said = await Promise.all(Array.from({ length: 12 }, (_, i) => revoke(by, 'pay_3', i % 2 ? other : app)))
    expect(said.map(answer => answer.ok && answer.value.shortfall)).toEqual(Array(12).fill(4))
    expect(said.filter(answer => answer.ok && answer.value.revoked)).toHaveLength(1)
    expect(await look(by)).toEqual({ available: 0, held: 0, owed: 4 })
    expect(await buy(by, 20, 'pay_3')).toMatchObject({ value: { recorded: false, owed: 4 } })
  })

  test('a charge back that races with spending leaves nothing below zero, and what was spent is owed', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 20, 'pay_4')
    const posts = await Promise.all(Array.from({ length: 8 }, () => aPost(app, client)))
    const [, ...spent] = await Promise.all([revoke(by, 'pay_4', other), ...posts.map(postId => spend(by, postId))])
    const { available, owed } = await look(by)
    expect([available, owed]).toEqual([0, 4 * spent.filter(Boolean).length])
  })

  test('what is held stays held, is owed, and settles when it comes back; what is captured stays owed', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 20, 'pay_5')
    const [first, second] = [(await hold(by, 6))!, (await hold(by, 4, 9))!]
    expect(await revoke(by, 'pay_5')).toMatchObject({ value: { taken: 10, shortfall: 10 } })
    expect(await look(by)).toEqual({ available: 0, held: 10, owed: 10 })
    expect(await captureHold(app, { by: system, ...first, connects: 2, release: true })).toMatchObject({
      value: { captured: 2, released: 4, balance: 0 },
    })
    expect(await look(by)).toEqual({ available: 0, held: 4, owed: 6 })
    const between = app.clock().add(hours(8))
    app.pass(hours(10))
    expect(await look(by)).toEqual({ available: 0, held: 0, owed: 2 })
    expect((await lines(by)).slice(0, 2)).toEqual([
      ['settled', -4, 0],
      ['timed-out', 4, 4],
    ])
    expect(await releaseHold(app, { by, ...second })).toMatchObject({ refusal: { code: 'hold-ended' } })
    expect(await look(by)).toEqual({ available: 0, held: 0, owed: 2 })
    expect(await readPastWallet(app, by, between)).toMatchObject({ value: { available: 0, held: 4, owed: 6 } })
  })

  test('what comes back for a proposal settles', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 8, 'pay_6')
    const postId = await aPost(app, client)
    await spend(by, postId)
    await revoke(by, 'pay_6')
    expect(await look(by)).toEqual({ available: 0, held: 0, owed: 4 })
    expect(await closePost(app, { by: client, postId })).toMatchObject({ value: { returned: 4 } })
    expect(await look(by)).toEqual({ available: 0, held: 0, owed: 0 })
  })

  test('what had lapsed is not owed, also where nobody had written that down', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 20, 'pay_7')
    await spend(by)
    app.pass(hours(101))
    expect(await revoke(by, 'pay_7')).toMatchObject({ value: { taken: 0, shortfall: 4, owed: 4 } })
    const [again] = [await aFreelancer(app, { connects: 0 })]
    await buy(again, 20, 'pay_8')
    app.pass(hours(101))
    await writeLapses(app)
    expect(await revoke(again, 'pay_8')).toMatchObject({ value: { taken: 0, shortfall: 0, owed: 0 } })
  })

  test('what an operator took back by hand is not owed again', async () => {
    const [by, operator] = [await aFreelancer(app, { connects: 0 }), await anOperator(app)]
    await buy(by, 20, 'hand_11')
    const taken = { walletId: by, connects: -5, reason: 'Bought by mistake' }
    expect(await askAdjustment(app, { by: operator, ...taken })).toMatchObject({ value: { state: 'made' } })
    expect(await revoke(by, 'hand_11')).toMatchObject({ value: { taken: 15, shortfall: 0, owed: 0 } })
  })

  test('who has charged back all they paid for has not bought, until they buy again', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    const hasBought = async () => (await findWallet(app.db, by))?.membership.hasBought
    await buy(by, 1, 'back_12')
    await buy(by, 1, 'back_13')
    await revoke(by, 'back_12')
    expect(await hasBought()).toBe(true)
    await revoke(by, 'back_13')
    expect(await hasBought()).toBe(false)
    await buy(by, 1, 'back_14')
    expect(await hasBought()).toBe(true)
  })

  test('what settled a debt with a payment that is charged back too is owed again', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 4, 'pay_9')
    await spend(by)
    await revoke(by, 'pay_9')
    expect(await buy(by, 10, 'pay_10')).toMatchObject({ value: { balance: 6, owed: 0 } })
    expect(await revoke(by, 'pay_10')).toMatchObject({ value: { taken: 6, shortfall: 4, owed: 4 } })
  })

  test('only the marketplace and operators record and revoke, and only of a wallet and a payment that there are', async () => {
    const [by, operator] = [await aFreelancer(app), await anOperator(app)]
    const asked = { walletId: by, connects: 10, cents: 150, reference: 'pay_11' }
    expect(await recordPurchase(app, { ...asked, by })).toMatchObject({ refusal: { code: 'not-an-operator' } })
    expect(await recordPurchase(app, { ...asked, by: operator })).toMatchObject({ value: { balance: 50 } })
    const back = { walletId: by, reference: 'pay_11', reason: 'Charged back' }
    expect(await revokePurchase(app, { ...back, by })).toMatchObject({ refusal: { code: 'not-an-operator' } })
    const elsewhere = { ...back, by: operator, walletId: await aFreelancer(app) }
    expect(await revokePurchase(app, elsewhere)).toMatchObject({ refusal: { code: 'not-found' } })
    for (const walletId of [client, app.newId(), 'nobody'])
      expect(await recordPurchase(app, { ...asked, by: operator, walletId })).toMatchObject({
        refusal: { code: 'not-found' },
      })
    for (const wrong of [
      { connects: 0 },
      { connects: 1.5 },
      { cents: -1 },
      { cents: 0, reference: 'pay_12' },
      { reference: ' ' },
    ])
      expect(await recordPurchase(app, { ...asked, ...wrong, by: operator })).toMatchObject({
        refusal: { code: 'invalid-input' },
      })
  })

  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('buy' as const, 'grant' as const), connects: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ do: fc.constant('hold' as const), connects: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ do: fc.constantFrom('spend' as const, 'return' as const, 'wait' as const) }),
    fc.record({ do: fc.constantFrom('revoke' as const, 'release' as const, 'capture' as const), which: fc.nat(9) }),
  )

  test('whatever is bought, granted, spent, held, returned and revoked: never below zero, and what is owed is what was not paid for', {
    timeout: 300_000,
  }, async () => {
    const checked = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async steps => {
      const by = await aFreelancer(app, { connects: 0 })
      const payments: string[] = []
      const posts: string[] = []
      const holds: { walletId: string; holdId: string }[] = []
      for (const each of steps) {
        if (each.do === 'buy' || each.do === 'grant') {
          const reference = app.newId()
          if (each.do === 'grant') await grant(by, each.connects)
          else if ((await buy(by, each.connects, reference)).ok) payments.push(reference)
        } else if (each.do === 'hold') {
          const placed = await hold(by, each.connects, 30)
          if (placed) holds.push(placed)
        } else if (each.do === 'spend') {
          const postId = await aPost(app, client)
          if (await spend(by, postId)) posts.push(postId)
        } else if (each.do === 'return') {
          const postId = posts.pop()
          if (postId) await closePost(app, { by: client, postId })
        } else if (each.do === 'wait') app.pass(hours(20))
        else if (each.do === 'revoke') {
          const reference = payments[each.which % (payments.length || 1)]
          if (reference) await revoke(by, reference)
        } else if (each.do === 'release' || each.do === 'capture') {
          const one = holds[each.which % (holds.length || 1)]
          if (one && each.do === 'release') await releaseHold(app, { by, ...one })
          if (one && each.do === 'capture') await captureHold(app, { by: system, ...one, connects: 1 })
        }
        const { available, held, owed } = await look(by)
        for (const figure of [available, held, owed]) expect(figure).toBeGreaterThanOrEqual(0)
        const statement = (await readStatement(app, by, {}, 1000)).lines
        expect(statement.every(({ balance }) => balance >= 0)).toBe(true)
        expect(statement[0]?.balance ?? 0).toBe(available)
      }
    })
    await fc.assert(checked, { numRuns: on === 'pglite' ? 60 : 30 })
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
  })
})
