import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { policyNames, readPolicy } from '#gateways/policies/read-policy'
import { liveWeeks } from './live-weeks.ts'
import { lookBack } from './look-back.ts'
import { type Market, openMarket } from './market.ts'
import { replay, stored } from './replay.ts'

// Another year: MARKET_SEED=7 npx vitest run --project rings tests/market-year/market-year.test.ts
const seed = Number(process.env.MARKET_SEED ?? 1)

const whole = { people: 200, busy: 0.6 }

/** Lives for so many weeks and hands the market to a look; whatever fails says under which seed. */
async function market(about: Parameters<typeof openMarket>[1], weeks: number, look: (market: Market) => Promise<void>) {
  const opened = await openMarket(seed, about)
  try {
    await liveWeeks(opened, weeks)
    await look(opened)
  } catch (error) {
    const again = `MARKET_SEED=${seed} fails again under ${about.policy.name} on ${about.on}`
    throw new Error(`${again}: ${(error as Error).message}`, { cause: error })
  } finally {
    await opened.app.close()
  }
}

/** What somebody must have got in a year, and what nobody can: else the year has shown nothing of it. */
const acts: Record<string, (policy: Policy) => boolean> = {
  publishPost: always,
  editPost: always,
  closePost: always,
  removePost: always,
  verifyClient: always,
  inviteFreelancer: always,
  declineInvitation: always,
  submitProposal: always,
  viewProposal: always,
  shortlistProposal: always,
  interviewFreelancer: always,
  declineProposal: always,
  hireFreelancer: always,
  withdrawProposal: always,
  setPlan: ({ plans }) => plans.length > 1,
  recordPurchase: always,
  revokePurchase: always,
  createCampaign: always,
  approveCampaign: always,
  claimCampaign: always,
  setLimits: always,
  editProfile: always,
  askAdjustment: always,
  approveAdjustment: always,
  rejectAdjustment: always,
  bidBoost: ({ boosts }) => boosts !== null,
  setBadge: ({ grants }) => grants.badges.length > 0,
  startReadinessTest: ({ grants }) => grants.readinessTest !== null,
  submitReadinessTest: ({ grants }) => grants.readinessTest !== null,
  startVisibility: ({ visibility }) => visibility.availabilityBadge !== null || visibility.boostedProfile !== null,
}

function always(): boolean {
  return true
}

async function wholeYear(opened: Market): Promise<void> {
  await lookBack(opened)
  const policy = opened.app.policies.at(opened.app.clock()).policy
  const oks = (act: string) => opened.answers.get(act)?.get('ok') ?? 0
  for (const [act, can] of Object.entries(acts)) expect([act, oks(act) > 0]).toEqual([act, can(policy)])
  expect(opened.freelancers).toHaveLength(200)
  for (const codes of opened.answers.values())
    for (const mistake of ['invalid-input', 'not-an-operator', 'overloaded'])
      expect([...codes.keys()]).not.toContain(mistake)
}

// Some seconds on a quiet machine; a full run on a busy one has taken a minute.
describe('a year of a market of 200 freelancers ends with a clean audit', { timeout: 300_000 }, () => {
  test.each(policyNames())('under %s', async name => {
    await market({ on: 'postgres', policy: readPolicy(name), size: whole }, 52, wholeYear)
  })

  test('on the embedded database', async () => {
    // A quarter of the market, so that not every act need succeed: a statement costs three times as much here.
    await market({ on: 'pglite', policy: readPolicy('earnest'), size: { people: 50, busy: 0.3 } }, 52, lookBack)
  })
})

test('a seed is the same market each time, and a Connect that is taken out by hand is seen', async () => {
  const told: unknown[] = []
  for (const on of ['postgres', 'postgres'] as const)
    await market({ on, policy: readPolicy('earnest'), size: whole }, 6, async opened => {
      const { db } = opened.app
      // Without ids: a batch that meets a conflict is decided again and draws new ones.
      const { rows } =
        await sql`select at, kind, amount, balance_after from ledger_entries order by 1, 2, 3, 4`.execute(db)
      told.push(rows)
      await sql`update lots set "left" = "left" - 1 where lot_id = (select max(lot_id::text)::uuid from lots where "left" > 0)`.execute(
        db,
      )
      expect(await stored(opened.app)).not.toEqual((await replay(opened.app)).books)
    })
  expect(told[0]).toEqual(told[1])
})
