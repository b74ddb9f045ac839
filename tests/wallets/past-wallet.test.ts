import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { captureHold } from '#marketplace/holds/capture-hold'
import { placeHold } from '#marketplace/holds/place-hold'
import { releaseHold } from '#marketplace/holds/release-hold'
import { setPlan } from '#marketplace/plans/set-plan'
import { onlyPolicy } from '#marketplace/policy/policies'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { giveGrants } from '#marketplace/wallets/give-grants'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readPastWallet } from '#marketplace/wallets/read-past-wallet'
import { readStatement } from '#marketplace/wallets/read-statement'
import { readWallet, type WalletView } from '#marketplace/wallets/read-wallet'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

const earnest = readPolicy('earnest')
const rules = [{ rule: 'lapse' }, { rule: 'grace', days: 6 }, { rule: 'new-lot', days: 3 }] as const
/** Two plans with a cap and a drip, lots that live ten days, and a proposal that is withdrawn gives back what it took: much happens to few Connects. */
const lively = {
  ...earnest,
  lots: { ...earnest.lots, life: 'P10D' },
  plans: [
    { ...earnest.plans[0]!, monthly: 3, carried: 4 },
    { ...earnest.plans[1]!, monthly: 5, carried: 6, drip: { everyMinutes: 3 * 24 * 60 + 7, limit: 2 } },
  ],
  returns: { ...earnest.returns, withdrawn: { proposal: 'all' as const, boost: 'returned' as const } },
}

type Step =
  | { do: 'grant'; connects: number }
  | { do: 'submit' | 'write lapses' | 'basic' | 'plus' }
  | { do: 'withdraw' | 'capture' | 'release'; which: number }
  | { do: 'hold'; connects: number; days: number }
  | { do: 'wait'; ms: number }
const day = 86_400_000
const history = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('grant' as const), connects: fc.integer({ min: 1, max: 6 }) }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('submit' as const, 'submit', 'write lapses') }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('basic' as const, 'plus') }) },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'capture', 'release'), which: fc.nat(5) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('hold' as const),
        connects: fc.integer({ min: 1, max: 5 }),
        days: fc.constantFrom(1, 4, 10, 12),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.constantFrom(0, 1, day, 3 * day, 10 * day - 1, 10 * day, 31 * day),
      }),
    },
  ),
  { minLength: 8, maxLength: 20 },
)

describe.each(databases)('the past on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let client: string
  beforeAll(async () => {
    app = await freshApp({ on, policy: lively })
    api = tryApi(app)
    client = await aClient(app)
  })
  afterAll(() => app.close())

  test('whatever happened, and whatever was written since, an instant looks as it did then', {
    timeout: 240_000,
  }, async () => {
    const property = fc.asyncProperty(fc.constantFrom(...rules), history, (intoLapsedLot, steps) =>
      remembered(
        {
          ...app,
          policies: onlyPolicy({
            ...lively,
            holds: { ofLapsedLot: intoLapsedLot },
            returns: { ...lively.returns, intoLapsedLot },
          }),
        },
        steps,
      ),
    )
    await fc.assert(property, { numRuns: on === 'pglite' ? 12 : 60 })
  })

  async function remembered(world: TestApp, steps: Step[]): Promise<void> {
    const id = await aFreelancer(world, { connects: 5 })
    const proposals: string[] = []
    const holds: string[] = []
    const seen = new Map<string, unknown>()
    for (const [i, step] of steps.entries()) {
      if (step.do === 'wait') app.pass({ milliseconds: step.ms })
      else if (step.do === 'write lapses') await writeLapses(world)
      else if (step.do === 'basic' || step.do === 'plus')
        await setPlan(world, { by: system, memberId: id, plan: step.do })
      else if (step.do === 'grant')
        await committed(world, tx => giveGrants(world, tx, [{ walletId: id, source: 'test', reason: `${i}`, ...step }]))
      else if (step.do === 'withdraw') {
        const proposalId = proposals[step.which % proposals.length]
        if (proposalId) await withdrawProposal(world, { by: id, proposalId })
      } else if (step.do === 'hold') {
        const timesOutAt = world.clock().add({ hours: 24 * step.days })
        const hold = { by: id, connects: step.connects, reason: `${i}`, purpose: 'A bid', timesOutAt }
        const placed = await placeHold(world, hold)
        if (placed.ok) holds.push(placed.value.holdId)
      } else if (step.do === 'capture' || step.do === 'release') {
        const which = { walletId: id, holdId: holds[step.which % holds.length]! }
        if (which.holdId && step.do === 'capture') await captureHold(world, { by: system, ...which, connects: 1 })
        else if (which.holdId) await releaseHold(world, { by: id, ...which })
      } else {
        const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
        const sent = await submitProposal(world, { by: id, postId: await aPost(world, client), ...letter })
        if (sent.ok) proposals.push(sent.value.proposalId)
      }
      seen.set(world.clock().toString(), await now(world, id))
    }
    app.pass({ hours: 24 })
    await looksAs(world, id, seen)
    app.pass({ hours: 24 * 40 })
    await looksAs(world, id, seen)
    await writeLapses(world)
    await looksAs(world, id, seen)
  }

  const now = async (world: TestApp, id: string) => ({
    ...nameless(await readWallet(world, id)),
    ...(await readBalance(world, id)),
    lines: await lines(world, id, {}),
  })

  async function looksAs(world: TestApp, id: string, seen: Map<string, unknown>): Promise<void> {
    for (const [at, was] of seen) {
      const past = await readPastWallet(world, id, Temporal.Instant.from(at))
      if (!past.ok) throw new Error(past.refusal.code)
      expect({ ...nameless(past.value), lines: await lines(world, id, { until: at }) }, at).toEqual(was)
    }
  }

  // A lot that a time-out opens has no lasting id either until somebody writes it down.
  const nameless = <W extends WalletView>({ lots, past, ...wallet }: W) => ({
    ...wallet,
    lots: lots.map(({ id: _, ...lot }) => lot),
    past: past.map(({ id: _, ...lot }) => lot),
  })

  // The line of a lapse that is not written yet has no lasting id.
  const lines = async (world: TestApp, id: string, filter: { until?: string }) =>
    (await readStatement(world, id, filter, 1000)).lines.map(({ id: _, ...line }) => line)

  test('is asked by instant, in any zone, up to now', async () => {
    const as = await aFreelancer(app, { connects: 9 })
    const given = app.clock()
    const at = (instant: Temporal.Instant | string) => api.get(`/wallet?at=${encodeURIComponent(`${instant}`)}`, { as })
    app.pass({ hours: 24 * 12 })
    expect((await at(given)).body).toMatchObject({ available: 9, expiring: { connects: 9 }, lots: [{ left: 9 }] })
    expect((await at(given.subtract({ milliseconds: 1 }))).body).toMatchObject({ available: 0, lots: [], past: [] })
    expect((await at(given.toString({ timeZone: '+05:30' }))).body.available).toBe(9)
    expect((await at('0000-01-01T00:00:00Z')).body.available).toBe(0)
    expect((await at(app.clock())).body).toEqual((await api.get('/wallet', { as })).body)
    const statement = async (query: string) => (await api.get(`/wallet/statement?${query}`, { as })).body.items
    expect(await statement(`until=${given}`)).toMatchObject([{ change: 9, balance: 9 }])
    expect(await statement(`until=${given.subtract({ milliseconds: 1 })}`)).toEqual([])
    expect(await statement(`from=${given.add({ milliseconds: 1 })}`)).toMatchObject([{ kind: 'expired', balance: 0 }])
  })

  test('refuses what is still to come and what is no instant, with a sentence', async () => {
    const as = await aFreelancer(app)
    const ahead = `${app.clock().add({ milliseconds: 1 })}`
    for (const at of [ahead, '9999-12-31T23:59:59Z', '2026-05-01', 'yesterday', '2026-02-30T00:00:00Z', '']) {
      const { status, body } = await api.get(`/wallet?at=${at}`, { as })
      expect([at, status, body.code, body.field]).toEqual([at, 400, 'invalid-input', 'at'])
      expect(body.detail).toMatch(/^[A-Z].+\.$/)
    }
    expect((await api.get('/wallet/statement?until=2026-05-01T25:00Z', { as })).status).toBe(400)
  })

  test("is one's own only", async () => {
    const [one, other] = [await aFreelancer(app, { connects: 3 }), await aFreelancer(app, { connects: 8 })]
    const at = app.clock()
    for (const more of ['', `&walletId=${other}`, `&by=${other}`]) {
      const { status, body } = await api.get(`/wallet?at=${at}${more}`, { as: one })
      if (more) expect([more, status]).toEqual([more, 400])
      else expect(body.available).toBe(3)
    }
    expect((await api.get(`/wallet?at=${at}`)).status).toBe(401)
  })
})
