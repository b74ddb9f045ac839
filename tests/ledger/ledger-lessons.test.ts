import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#database/open'
import { openWallet } from '#database/wallets/wallets'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { removePost } from '#marketplace/ends/remove-post'
import { committed } from '#marketplace/gather'
import { captureHold } from '#marketplace/holds/capture-hold'
import { placeHold } from '#marketplace/holds/place-hold'
import { releaseHold } from '#marketplace/holds/release-hold'
import { audit } from '#marketplace/ledger/audit'
import { auditChains } from '#marketplace/ledger/audit-chains'
import { openLedger } from '#marketplace/ledger/open-ledger'
import { setPlan } from '#marketplace/plans/set-plan'
import { onlyPolicy } from '#marketplace/policy/policies'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { withPlans } from '../builders.ts'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

// Bugs that other ledgers shipped, told in their own issues and post-mortems, each as it could happen here.
const policy: Policy = {
  ...quiet(readPolicy('earnest')),
  lots: { ...quiet(readPolicy('earnest')).lots, life: 'P365D' }, // So that leap years do not matter here.
  returns: { ...quiet(readPolicy('earnest')).returns, declined: { proposal: 'all', boost: 'returned' } },
}

describe.each(databases)('on %s', on => {
  let app: TestApp
  let other: TestApp
  let client: string
  beforeAll(async () => {
    app = await freshApp({ on, policy })
    // The embedded database has one process: there, a second app is a second set of queues on it.
    other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
    client = await aClient(app)
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await other.close()
    await app.close()
  })

  const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
  const many = <T>(count: number, what: (i: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, i) => what(i)))
  const turn = (i: number) => (i % 2 ? other : app)
  const send = async (by: string, more: object = {}, on: TestApp = app) =>
    submitProposal(on, { by, postId: await aPost(app, client), ...letter, ...more })
  const available = async (id: string) => (await readBalance(app, id)).available
  const grant = async (to: string, reason: string, connects: number, on: TestApp = app) => {
    const granted = await grantConnects(on, { by: system, walletId: to, source: 'demo', reason, connects })
    return granted.ok && granted.value.given
  }
  const lots = async (id: string) =>
    (
      await sql<{ lot_id: string; reason: string; granted: number; left: number; lapses_at: Date }>`
        select lot_id, reason, granted, "left", lapses_at from lots where wallet_id = ${id} order by received_at, lot_id`.execute(
        app.db,
      )
    ).rows
  const moved = async (id: string, kind: string) =>
    (
      await sql<{ lot_id: string; amount: number }>`
        select lot_id, amount from ledger_entries where wallet_id = ${id} and kind = ${kind} order by seq`.execute(
        app.db,
      )
    ).rows
  const buy = (walletId: string, reference: string, on: TestApp = app, connects = 20) =>
    recordPurchase(on, { by: system, walletId, reference, connects, cents: 300 })
  const chargeBack = (walletId: string, reference: string, on: TestApp = app) =>
    revokePurchase(on, { by: system, walletId, reference, reason: 'Charged back' })
  /** The same marketplace where months bring Connects: 10 and at most 50 carried, or 100 and at most 200. */
  const monthly = (on: TestApp): TestApp => {
    const { plans } = withPlans({ monthly: 10, carried: 50 }, { monthly: 100, carried: 200 })
    return { ...on, policies: onlyPolicy({ ...policy, plans }) }
  }
  /** A freelancer with 10 Connects that have just lapsed and 40 that have not; no job has run. */
  const withLapsedLot = async () => {
    const by = await aFreelancer(app, { connects: 10 })
    app.pass({ hours: 24 * 200 })
    await grant(by, 'later', 40)
    app.pass({ hours: 24 * 165 })
    return by
  }

  test('1: an expired lot is not drawn, although something is left in it and no sweep has run', async () => {
    const by = await aFreelancer(app, { connects: 4 })
    app.pass({ hours: 24 * 364, minutes: 24 * 60 - 1 })
    expect(await available(by)).toBe(4)
    app.pass({ minutes: 1 })
    expect((await lots(by))[0]?.left).toBe(4)
    expect(await available(by)).toBe(0)
    expect(await send(by)).toMatchObject({ refusal: { code: 'too-few-connects', facts: { available: 0 } } })
  })

  test('2: what expires is read under the lock: a race with charges takes nothing from other lots', async () => {
    const by = await withLapsedLot()
    await many<unknown>(12, i => (i % 3 ? send(by, {}, turn(i)) : writeLapses(turn(i))))
    const [lapsed, live] = await lots(by)
    expect(await moved(by, 'expired')).toEqual([{ lot_id: lapsed!.lot_id, amount: 10 }])
    expect([lapsed!.left, live!.left]).toEqual([0, 40 - 8 * 4])
  })

  test('3: several returns of one payment at once bring it back once', async () => {
    const [by, operator, postId] = [await aFreelancer(app), await anOperator(app), await aPost(app, client)]
    const sent = await submitProposal(app, { by, postId, ...letter })
    const proposalId = sent.ok ? sent.value.proposalId : ''
    await Promise.all([
      ...Array.from({ length: 4 }, (_, i) => closePost(turn(i), { by: client, postId })),
      ...Array.from({ length: 4 }, (_, i) => removePost(turn(i), { by: operator, postId, reason: 'Spam' })),
      ...Array.from({ length: 4 }, (_, i) =>
        declineProposal(turn(i), { by: client, proposalId, reason: 'Too expensive' }),
      ),
    ])
    expect((await moved(by, 'returned')).map(({ amount }) => amount)).toEqual([4])
    expect(await available(by)).toBe(40)
  })

  test('3: a payment that is charged back several times at once is taken back once', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 'pay-3')
    await send(by)
    const answers = await many(8, i => chargeBack(by, 'pay-3', turn(i)))
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: true, value: { taken: 16, shortfall: 4, owed: 4 } })
    expect(answers.filter(answer => answer.ok && answer.value.revoked)).toHaveLength(1)
    expect((await moved(by, 'revoked')).map(({ amount }) => amount)).toEqual([16])
    expect(await available(by)).toBe(0)
  })

  test('4: a return into a lapsed lot does not revive it, and its lapse is booked once', async () => {
    const [by, postId] = [await aFreelancer(app, { connects: 10 }), await aPost(app, client)]
    await sql`update posts set ends_at = '2100-01-01' where post_id = ${postId}`.execute(app.db)
    await submitProposal(app, { by, postId, ...letter })
    app.pass({ hours: 24 * 365 })
    await writeLapses(app)
    await sql`update posts set ends_at = ${new Date(app.clock().epochMilliseconds + 1)} where post_id = ${postId}`.execute(
      app.db,
    )
    expect(await closePost(app, { by: client, postId })).toMatchObject({ ok: true, value: { returned: 4 } })
    await many(4, i => writeLapses(turn(i)))
    const [lapsed, fresh] = await lots(by)
    expect(await moved(by, 'expired')).toEqual([{ lot_id: lapsed!.lot_id, amount: 6 }])
    expect([lapsed!.left, fresh!.left]).toEqual([0, 4])
    expect(fresh!.lapses_at.getTime()).toBeGreaterThan(app.clock().epochMilliseconds)
    expect(await available(by)).toBe(4)
  })

  test('5: a retried grant is one grant, whoever retries', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    const given = await many(10, i => grant(by, 'the same reason', 10, turn(i)))
    expect(given.filter(Boolean)).toHaveLength(1)
    expect(await available(by)).toBe(10)
  })

  test('5: a retried top-up is one top-up, whoever retries, and another one of the same payment is refused', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    const answers = await many(10, i => buy(by, 'pay-5', turn(i)))
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { connects: 20, balance: 20 } })
    expect(answers.filter(answer => answer.ok && answer.value.recorded)).toHaveLength(1)
    expect(await buy(by, 'pay-5', other, 21)).toMatchObject({ refusal: { code: 'purchase-differs' } })
    expect((await moved(by, 'purchased')).map(({ amount }) => amount)).toEqual([20])
  })

  test('5: a duplicate key is answered with the first answer, not rejected, also while the first is under way', async () => {
    const [by, postId, key] = [await aFreelancer(app), await aPost(app, client), app.newId()]
    const command = { by, postId, key, ...letter }
    const answers = await many(10, i => submitProposal(turn(i), command))
    answers.push(await submitProposal(other, command))
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { balance: 36 } })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await moved(by, 'proposal')).toHaveLength(1)
  })

  test('5: a retried hold is one hold, with a key or without, whoever retries', async () => {
    const by = await aFreelancer(app)
    const hold = { by, connects: 10, reason: 'a boost', purpose: 'Boost', timesOutAt: app.clock().add({ hours: 24 }) }
    const answers = await many(12, i => placeHold(turn(i), i % 3 ? hold : { ...hold, key: `boost-${i % 2}` }))
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { balance: 30 } })
    expect(new Set(answers.map(answer => answer.ok && answer.value.holdId)).size).toBe(1)
    expect(await placeHold(other, { ...hold, connects: 11 })).toMatchObject({ refusal: { code: 'hold-reason-used' } })
    expect((await moved(by, 'held')).map(({ amount }) => amount)).toEqual([10])
  })

  test('5: a retried capture takes once and is answered with the first answer', async () => {
    const by = await aFreelancer(app)
    const placed = await placeHold(app, {
      by,
      connects: 10,
      reason: 'a boost',
      purpose: 'Boost',
      timesOutAt: app.clock().add({ hours: 24 }),
    })
    const holdId = placed.ok ? placed.value.holdId : ''
    const capture = { by: system, walletId: by, holdId, connects: 4, key: app.newId() }
    // A member's own key of the same text is another key.
    expect(await releaseHold(app, { by, walletId: by, holdId: app.newId(), key: capture.key })).toMatchObject({
      ok: false,
    })
    const answers = await many(10, i => captureHold(turn(i), capture))
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { captured: 4, held: 6 } })
    expect((await moved(by, 'captured')).map(({ amount }) => amount)).toEqual([4])
  })

  test('6: a month comes once, although the plan changes in its middle and every door writes it down', async () => {
    const by = await aFreelancer(app, { connects: 8 })
    app.pass({ hours: 24 * 32 })
    const plan = (i: number) => ({ by: system, memberId: by, plan: i % 3 ? 'plan-1' : 'plan-0' })
    await many<unknown>(16, i => {
      const on = monthly(turn(i))
      if (i % 4 === 0) return writeLapses(on)
      return i % 4 === 1 ? send(by, {}, on) : setPlan(on, plan(i))
    })
    const reasons = (await lots(by)).map(({ reason, granted }) => [reason.split(':')[0], granted])
    expect(reasons).toEqual([
      ['sign-up', 8],
      ['monthly', 10],
      ['upgrade', 90],
    ])
  })

  test('6: what is granted after a month began is not eaten by its cap, which goes before what the month brings', async () => {
    const by = await aFreelancer(app, { connects: 70 })
    app.pass({ hours: 24 * 32 })
    await grant(by, 'later', 30, monthly(app))
    const { lines } = await readStatement(app, by, {})
    expect(lines.map(({ kind, change, balance }) => [kind, change, balance])).toEqual([
      ['granted', 30, 90],
      ['granted', 10, 60],
      ['forfeited', -20, 50],
      ['granted', 70, 70],
    ])
  })

  test('7: lots with nothing left do not count as expiring soon', async () => {
    const by = await aFreelancer(app, { connects: 4 })
    app.pass({ hours: 24 * 350 })
    expect((await readBalance(app, by)).expiring).toMatchObject({ connects: 4 })
    await send(by)
    expect(await readBalance(app, by)).toEqual({ available: 0, expiring: null })
    const lapsed = await withLapsedLot()
    expect((await readBalance(app, lapsed)).expiring).toBeNull()
  })

  test('7: what is taken back whole leaves nothing that expires soon', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 'pay-7')
    app.pass({ hours: 24 * 350 })
    expect((await readBalance(app, by)).expiring).toMatchObject({ connects: 20 })
    expect(await chargeBack(by, 'pay-7')).toMatchObject({ ok: true, value: { taken: 20, shortfall: 0 } })
    expect(await readBalance(app, by)).toEqual({ available: 0, expiring: null })
    app.pass({ hours: 24 * 20 })
    await writeLapses(app)
    expect(await moved(by, 'expired')).toEqual([])
  })

  test('8: a stale picture of a wallet never overwrites a newer grant', async () => {
    const by = await aFreelancer(app)
    await many(24, async i => (i % 3 ? void (await send(by, {}, turn(i))) : void (await grant(by, `${i}`, 5, turn(i)))))
    expect((await moved(by, 'granted')).reduce((sum, { amount }) => sum + amount, 0)).toBe(80)
    const spent = (await moved(by, 'proposal')).reduce((sum, { amount }) => sum + amount, 0)
    expect(spent).toBeGreaterThanOrEqual(40)
    expect(await available(by)).toBe(80 - spent)
  })

  test('9: inside one batch each charge is checked against what the ones before it left', async () => {
    const by = await aFreelancer(app, { connects: 6 })
    const small = await aPost(app, client, { budgetCents: 40_00 })
    const posts = [await aPost(app, client), await aPost(app, client), small, await aPost(app, client)]
    const prices = [4, 4, 2, 4]
    const answers = await many(4, i =>
      submitProposal(app, { by, postId: posts[i]!, ...letter, shownPrice: prices[i]! }),
    )
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, false])
    expect(await available(by)).toBe(0)
  })

  test('9: nothing is written after its transaction has ended', async () => {
    const by = await aFreelancer(app)
    let late: Tx | undefined
    await committed(app, async tx => {
      late = tx
    })
    await expect(openWallet(late!, app.newId(), app.clock())).rejects.toThrow()
    await expect(openLedger(app, late!, [by])).rejects.toThrow()
  })

  test('10: no leg of a return is skipped: what was taken from several lots goes back to each', async () => {
    const by = await aFreelancer(app, { connects: 1 })
    for (const reason of ['second', 'third', 'fourth']) {
      app.pass({ hours: 1 })
      await grant(by, reason, 1)
    }
    const postId = await aPost(app, client)
    await submitProposal(app, { by, postId, ...letter })
    expect((await lots(by)).map(({ left }) => left)).toEqual([0, 0, 0, 0])
    await closePost(app, { by: client, postId })
    expect((await lots(by)).map(({ left }) => left)).toEqual([1, 1, 1, 1])
    const [taken, back] = [await moved(by, 'proposal'), await moved(by, 'returned')]
    expect(back.map(({ lot_id }) => lot_id)).toEqual(taken.map(({ lot_id }) => lot_id).reverse())
  })

  test('10: no leg of a hold is skipped, and a hold that outlives its lot can still be captured', async () => {
    const by = await aFreelancer(app, { connects: 2 })
    for (const reason of ['second', 'third']) {
      app.pass({ hours: 24 })
      await grant(by, reason, 2)
    }
    const timesOutAt = app.clock().add({ hours: 24 * 400 })
    const placed = await placeHold(app, { by, connects: 5, reason: 'a boost', purpose: 'Boost', timesOutAt })
    const hold = { walletId: by, holdId: placed.ok ? placed.value.holdId : '' }
    app.pass({ hours: 24 * 363 }) // Now the first lot has lapsed, and tomorrow the second does.
    await writeLapses(app)
    expect(await captureHold(app, { by: system, ...hold, connects: 3 })).toMatchObject({
      value: { captured: 3, held: 2 },
    })
    app.pass({ hours: 24 * 5 })
    expect(await releaseHold(app, { by: system, ...hold })).toMatchObject({ value: { released: 2, state: 'released' } })
    const [first, second, third, fresh, other] = await lots(by)
    expect(await moved(by, 'captured')).toEqual([
      { lot_id: first!.lot_id, amount: 2 },
      { lot_id: second!.lot_id, amount: 1 },
    ])
    expect([first!.left, second!.left, third!.left]).toEqual([0, 0, 0])
    expect([fresh!.left, other!.left]).toEqual([1, 1])
    expect((await moved(by, 'expired')).map(({ lot_id, amount }) => [lot_id, amount])).toEqual([[third!.lot_id, 1]])
    expect(await available(by)).toBe(2)
  })

  test('11: history cannot be changed from the moment it is acknowledged', async () => {
    const by = await aFreelancer(app)
    expect(await send(by)).toMatchObject({ ok: true })
    const of = sql`where wallet_id = ${by}`
    await expect(sql`update ledger_entries set at = now() ${of}`.execute(other.db)).rejects.toThrow('append-only')
    await expect(sql`delete from ledger_entries ${of}`.execute(other.db)).rejects.toThrow('append-only')
    // Its link is there with it: nobody is asked to wait for one.
    expect(await auditChains(other.db)).toEqual([])
    const head = sql<{ head: string }>`select encode(head, 'hex') as head from wallets ${of}`
    const before = (await head.execute(other.db)).rows[0]!.head
    expect(await send(by)).toMatchObject({ ok: true })
    expect((await head.execute(other.db)).rows[0]!.head).not.toBe(before)
    expect(await auditChains(other.db)).toEqual([])
  })
})
