import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { system } from '#marketplace/app'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { removePost } from '#marketplace/ends/remove-post'
import { audit } from '#marketplace/ledger/audit'
import { readNotices } from '#marketplace/notices/read-notices'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { readFirstPack } from '#marketplace/purchases/read-first-pack'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { countDuePacks, returnFirstPacks } from '#marketplace/purchases/return-first-packs'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { between } from '../between.ts'
import { withReturns } from '../builders.ts'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const policy = withReturns({ firstPack: { days: 30 }, ended: 'none' })
const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
const days = (count: number) => ({ hours: 24 * count })

describe.each(databases)('first purchases on %s', on => {
  let app: TestApp
  let client: string
  beforeEach(async () => {
    app = await freshApp({ on, policy })
    client = await aClient(app)
  })
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const buy = (walletId: string, connects: number, reference = app.newId()) =>
    recordPurchase(app, { by: system, walletId, connects, cents: connects * 120, reference })
  const send = async (by: string) => {
    const postId = await aPost(app, client)
    const sent = await submitProposal(app, { by, postId, ...letter })
    if (!sent.ok) throw new Error(sent.refusal.code)
    return { postId, proposalId: sent.value.proposalId }
  }
  const balance = async (by: string) => (await readBalance(app, by)).available
  const state = async (by: string) => {
    const pack = await readFirstPack(app, by)
    return pack && pack.state !== 'promised' && [pack.state, pack.returned]
  }
  /** All posts end by their date; the job runs then. */
  const wait = async (count: number) => {
    app.pass(days(count))
    await endDuePosts(app)
    return returnFirstPacks(app)
  }

  test('nothing won in its days: what it paid for comes back once, when the last proposal has ended', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 8)
    expect(await state(by)).toEqual(['covers', 0])
    await send(by)
    app.pass(days(20))
    await send(by)
    expect(await wait(11)).toBe(0)
    expect(await state(by)).toEqual(['waits', 0])
    expect(await balance(by)).toBe(0)
    expect(await wait(20)).toBe(1)
    expect([await balance(by), await state(by), await wait(60)]).toEqual([8, ['came-back', 8], 0])
    const [line] = (await readStatement(app, by, { kind: 'returned' })).lines
    expect(line).toMatchObject({ change: 4, note: 'nothing was won with your first purchase' })
    expect((await readNotices(app, by)).notices[0]!.text).toBe(
      'None of the proposals you sent with your first purchase was hired. The 8 Connects it paid for them are back, this once.',
    )
    // What it buys now is spent as any other, and a second purchase is covered by nothing.
    await send(by)
    await buy(by, 4)
    expect([await wait(60), await balance(by)]).toEqual([0, 8])
  })

  test('one hire, and it stays spent', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 8)
    const [won] = [await send(by), await send(by)]
    await hireFreelancer(app, { by: client, proposalId: won.proposalId })
    expect([await wait(31), await balance(by), await state(by)]).toEqual([1, 0, ['won', 0]])
  })

  test('what was sent with other Connects, withdrawn or sent too late does not come back', async () => {
    const by = await aFreelancer(app, { connects: 4 })
    await buy(by, 16)
    const [free, withdrawn, declined] = [await send(by), await send(by), await send(by)]
    expect(await balance(by)).toBe(8)
    await declineProposal(app, { by: client, proposalId: free.proposalId, reason: 'Too expensive' })
    await withdrawProposal(app, { by, proposalId: withdrawn.proposalId })
    await declineProposal(app, { by: client, proposalId: declined.proposalId, reason: 'Too expensive' })
    app.pass(days(30))
    await send(by)
    expect([await returnFirstPacks(app), await balance(by)]).toEqual([1, 4 + 4])
    expect([await wait(60), await balance(by)]).toEqual([0, 8])
  })

  test('of a proposal that it paid in part, that part comes back; the rest follows if the post is removed', async () => {
    const by = await aFreelancer(app, { connects: 1 })
    await buy(by, 3)
    const { postId } = await send(by)
    expect([await wait(31), await balance(by)]).toEqual([1, 3])
    await removePost(app, { by: await anOperator(app), postId, reason: 'Against the rules' })
    expect(await balance(by)).toBe(4)
  })

  test('a purchase that was charged back brings nothing back', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 8, 'pay_1')
    await send(by)
    await revokePurchase(app, { by: system, walletId: by, reference: 'pay_1', reason: 'Charged back' })
    expect([await wait(31), await balance(by), await state(by)]).toEqual([1, 0, ['revoked', 0]])
  })

  test('charged back while the job runs, it brings nothing back either', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 8, 'pay_1')
    await send(by)
    app.pass(days(31))
    await endDuePosts(app)
    const revoke = () => revokePurchase(app, { by: system, walletId: by, reference: 'pay_1', reason: 'Charged back' })
    expect(await returnFirstPacks(between(app, revoke))).toBe(1)
    expect([await balance(by), await state(by)]).toEqual([0, ['revoked', 0]])
    expect((await readWallet(app, by)).owed).toBe(4)
  })

  test('two processes give back once', async () => {
    const by = await aFreelancer(app, { connects: 0 })
    await buy(by, 8)
    await send(by)
    app.pass(days(31))
    await endDuePosts(app)
    const other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
    expect(await countDuePacks(app)).toBe(1)
    const ran = await Promise.all([app, { ...other, clock: app.clock }, app].map(each => returnFirstPacks(each)))
    expect([ran.reduce((sum, n) => sum + n), await balance(by)]).toEqual([1, 8])
    await other.close()
  })
})

test('where the policy says nothing of it, nothing comes back', async () => {
  const app = await freshApp()
  const by = await aFreelancer(app, { connects: 0 })
  await recordPurchase(app, { by: system, walletId: by, connects: 8, cents: 120, reference: 'pay_1' })
  expect(await readFirstPack(app, by)).toBeNull()
  await app.close()
})
