import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { readBalanceHistory } from '#marketplace/wallets/read-balance-history'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('the balance history on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(() => app.close())

  const send = async (by: string) => {
    const postId = await aPost(app, await aClient(app))
    const letter = { coverLetter: 'I can.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 4 }
    expect(await submitProposal(app, { by, postId, ...letter })).toMatchObject({ ok: true })
  }
  const balances = async (id: string) => (await readBalanceHistory(app, id)).points.map(({ balance }) => balance)

  test('has one point a day, the last of it, and nothing ahead while no lot lapses soon', async () => {
    const id = await aFreelancer(app)
    await send(id)
    await send(id)
    app.pass({ hours: 24 })
    await send(id)
    expect(await balances(id)).toEqual([32, 28])
    expect((await readBalanceHistory(app, id)).upcoming).toEqual([])
  })

  test('begins with the balance of 90 days ago, however old it is', async () => {
    const id = await aFreelancer(app)
    app.pass({ hours: 24 * 200 })
    const { points } = await readBalanceHistory(app, id)
    expect(points).toEqual([
      {
        at: app
          .clock()
          .subtract({ hours: 24 * 90 })
          .toString(),
        balance: 40,
      },
    ])
  })

  test('shows a lapse ahead within 60 days, and afterwards as a step down, written or not', async () => {
    const id = await aFreelancer(app)
    app.pass({ hours: 24 * 330 })
    const lapsesAt = app
      .clock()
      .add({ hours: 24 * 35 })
      .toString()
    expect((await readBalanceHistory(app, id)).upcoming).toEqual([{ at: lapsesAt, kind: 'expired', change: -40 }])
    app.pass({ hours: 24 * 36 })
    const unwritten = await readBalanceHistory(app, id)
    expect(unwritten).toMatchObject({ points: [{ balance: 40 }, { at: lapsesAt, balance: 0 }], upcoming: [] })
    await writeLapses(app)
    expect(await readBalanceHistory(app, id)).toEqual(unwritten)
  })
})
