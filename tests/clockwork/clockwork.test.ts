import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { readPolicy, readWritten } from '#gateways/policies/read-policy'
import { clockwork } from '#jobs/clockwork'
import { system } from '#marketplace/app'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { prolongPost } from '#marketplace/ends/prolong-post'
import { referralCode } from '#marketplace/grants/referral-code'
import { setBadge } from '#marketplace/grants/set-badge'
import { audit } from '#marketplace/ledger/audit'
import { notify } from '#marketplace/notices/notify'
import { readNotices } from '#marketplace/notices/read-notices'
import { activatePolicy } from '#marketplace/policy/activate-policy'
import { openPolicies } from '#marketplace/policy/open-policies'
import { asVersion } from '#marketplace/policy/policies'
import { searchPosts } from '#marketplace/posts/search-posts'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { interviewFreelancer, viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import type { RunningApp } from '#marketplace/running-app'
import { join } from '#marketplace/sign-ins/join'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { withPlans } from '../builders.ts'
import { aClient, aFreelancer, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'
import { serving } from '../serving.ts'

/** Makes something that is due at once after `wait`, and says what must have happened then, once, however often it ran. */
type Case = {
  policy?: Policy
  wait: Temporal.DurationLike
  /** So much is due then. */
  due: number
  arrange(app: TestApp): Promise<() => Promise<unknown>>
  effect: unknown
}

const earnest = quiet(readPolicy('earnest'))
const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
const kept = { proposal: 'none', boost: 'released-unless-consumed' } as const
const sent: string[] = []

async function send(app: TestApp, by: string, postId: string): Promise<string> {
  const proposed = await submitProposal(app, { by, postId, ...letter })
  if (!proposed.ok) throw new Error(proposed.refusal.code)
  return proposed.value.proposalId
}

async function listed(app: TestApp): Promise<number[]> {
  const found = await searchPosts(app)
  return found.ok ? found.value.posts.map(({ price }) => price) : []
}

const cases: Record<string, Case> = {
  'end-due-posts': {
    wait: { hours: 24 * 31 },
    due: 2,
    arrange: async app => {
      const [client, by] = [await aClient(app), await aFreelancer(app)]
      await aPost(app, client)
      await submitProposal(app, { by, postId: await aPost(app, client), ...letter })
      return async () => (await readBalance(app, by)).available
    },
    effect: 40,
  },
  'close-auctions': {
    policy: { ...earnest, boosts: { ...earnest.boosts!, placeboPercent: 0, places: 1, charge: 'uniform' } },
    wait: { hours: 24 * 7 },
    due: 1,
    arrange: async app => {
      const client = await aClient(app)
      const postId = await aPost(app, client)
      const [losing, winning] = [await aFreelancer(app), await aFreelancer(app)]
      const proposals = [await send(app, losing, postId), await send(app, winning, postId)] as const
      await bidBoost(app, { by: losing, proposalId: proposals[0], connects: 2 })
      await bidBoost(app, { by: winning, proposalId: proposals[1], connects: 5 })
      await viewProposal(app, { by: client, proposalId: proposals[1] })
      return async () => {
        const wallets = [await readWallet(app, losing), await readWallet(app, winning)]
        return wallets.map(({ available, held }) => [available, held])
      }
    },
    effect: [
      [36, 0],
      [33, 0], // 4 for the proposal, and 3 for the boost: one more than who lost.
    ],
  },
  'return-unread': {
    policy: { ...earnest, returns: { ...earnest.returns, unreadHours: 48 } },
    wait: { hours: 48 },
    due: 1,
    arrange: async app => {
      const by = await aFreelancer(app)
      await send(app, by, await aPost(app, await aClient(app)))
      return async () => (await readBalance(app, by)).available
    },
    effect: 40,
  },
  'return-first-packs': {
    policy: { ...earnest, returns: { ...earnest.returns, firstPack: { days: 30 } } },
    wait: { hours: 24 * 30 },
    due: 1,
    arrange: async app => {
      const [by, client] = [await aFreelancer(app, { connects: 0 }), await aClient(app)]
      await recordPurchase(app, { by: system, walletId: by, connects: 8, cents: 120, reference: 'pay_1' })
      await declineProposal(app, {
        by: client,
        proposalId: await send(app, by, await aPost(app, client)),
        reason: 'Too expensive',
      })
      return async () => (await readBalance(app, by)).available
    },
    effect: 8,
  },
  'keep-promised-ends': {
    wait: { hours: 24 * 30 },
    due: 1,
    arrange: async app => {
      const [client, by, other] = [await aClient(app), await aFreelancer(app), await aFreelancer(app)]
      const postId = await aPost(app, client)
      await send(app, by, postId)
      await viewProposal(app, { by: client, proposalId: await send(app, other, postId) })
      app.pass({ hours: 24 })
      await prolongPost(app, { by: client, postId })
      app.pass({ hours: -24 })
      return async () => [(await readBalance(app, by)).available, (await readBalance(app, other)).available]
    },
    effect: [40, 36],
  },
  'warn-ending': {
    wait: { hours: 24 * 25 },
    due: 1,
    arrange: async app => {
      const client = await aClient(app)
      await aPost(app, client)
      return async () =>
        (await readNotices(app, client)).notices.map(({ text, link }) => [text, link.split('/').at(-1)])
    },
    effect: [
      [
        '"Rebuild our booking calendar" ends with 2026-05-31 (UTC) and has no proposals. Keep it open longer, or end it now.',
        'prolong',
      ],
    ],
  },
  'tell-forfeits': {
    policy: withPlans({ monthly: 10, carried: 50 }),
    wait: { hours: 24 * 24 },
    due: 1,
    arrange: async app => {
      const by = await aFreelancer(app, { connects: 90 })
      return async () => (await readNotices(app, by)).notices.map(({ text }) => text.split(' on ')[0])
    },
    effect: ['40 of your Connects will be forfeited'],
  },
  'pay-badges': {
    policy: {
      ...earnest,
      grants: { ...earnest.grants, badges: [{ badge: 'top', title: 'Top', once: 5, monthly: 70 }] },
    },
    wait: { hours: 24 * 31 },
    due: 1,
    arrange: async app => {
      const by = await aFreelancer(app)
      await setBadge(app, { by: system, memberId: by, badge: 'top', held: true })
      return async () => (await readBalance(app, by)).available
    },
    effect: 40 + 5 + 70,
  },
  'pay-interviews': {
    wait: { minutes: 5 },
    due: 1,
    arrange: async app => {
      const [by, client] = [await aFreelancer(app), await aClient(app)]
      const proposalId = await send(app, by, await aPost(app, client))
      await interviewFreelancer(app, { by: client, proposalId })
      await declineProposal(app, { by: client, proposalId, reason: 'Too expensive' })
      await interviewFreelancer(app, { by: client, proposalId: await send(app, by, await aPost(app, client)) })
      return async () => (await readBalance(app, by)).available
    },
    effect: 40 - 4 + 10 - 4,
  },
  'pay-referrals': {
    wait: { minutes: 5 },
    due: 1,
    arrange: async app => {
      const [referrer, id] = [await aFreelancer(app), app.newId()]
      const about = { name: 'Nuno', country: 'Portugal', timezone: 'UTC', isFreelancer: true, isClient: false }
      const email = 'nuno@example.com'
      await join(app, { ...about, id, email, emailVerified: true, referral: referralCode(referrer) })
      const client = await aClient(app)
      const proposalId = await send(app, id, await aPost(app, client))
      await declineProposal(app, { by: client, proposalId, reason: 'Too expensive' })
      return async () => (await readBalance(app, referrer)).available
    },
    effect: 50,
  },
  'charge-visibility': {
    policy: { ...earnest, visibility: { ...earnest.visibility, availabilityBadge: { weekly: 4, demand: [] } } },
    wait: { hours: 42, seconds: 30 },
    due: 1,
    arrange: async app => {
      const by = await aFreelancer(app)
      await startVisibility(app, { by, service: 'availability-badge', ceiling: 4 })
      return async () => (await readBalance(app, by)).available
    },
    effect: 40 - 2,
  },
  'reprice-posts': {
    wait: { hours: 1 },
    due: 1,
    arrange: async app => {
      await aPost(app, await aClient(app))
      const fixed = earnest.price.fixed.map(band => ({ ...band, connects: 6 }))
      const policy = { ...earnest, name: 'dearer', price: { ...earnest.price, fixed } }
      const from = app.clock().add({ hours: 1 })
      app.policies.renew([...app.policies.versions(), asVersion({ id: 'dearer', policy, from, keeps: [] })])
      return () => listed(app)
    },
    effect: [6],
  },
  'reprice-moving': {
    policy: {
      ...earnest,
      price: { ...earnest.price, dynamic: { hireRate: [{ from: 100, connects: 2, label: 'Hires on every post' }] } },
    },
    wait: { minutes: 10 },
    due: 1,
    arrange: async app => {
      const client = await aClient(app)
      const postId = await aPost(app, client)
      await aPost(app, client)
      await hireFreelancer(app, { by: client, proposalId: await send(app, await aFreelancer(app), postId) })
      return () => listed(app)
    },
    effect: [6],
  },
  'announce-policies': {
    wait: { minutes: 2 },
    due: 1,
    arrange: async app => {
      app.policies = await openPolicies(app.db, { ...readWritten('earnest'), policy: earnest }, app.clock())
      const by = await aFreelancer(app)
      const policy = { ...earnest, name: 'dearer', returns: { ...earnest.returns, closedWithoutHire: kept } }
      const from = app.clock().add({ hours: 24 * 40 })
      await activatePolicy(app, { by: system, written: { source: '', policy }, from, keeps: [] })
      return async () => (await readNotices(app, by)).notices.length
    },
    effect: 1,
  },
  'write-lapses': {
    wait: { hours: 24 * 366 },
    due: 1,
    arrange: async app => {
      const by = await aFreelancer(app)
      return async () => {
        const kinds = await sql`select kind, amount from ledger_entries where wallet_id = ${by} order by seq`.execute(
          app.db,
        )
        return kinds.rows
      }
    },
    effect: [
      { kind: 'granted', amount: 40 },
      { kind: 'expired', amount: 40 },
    ],
  },
  'deliver-mails': {
    wait: { minutes: 1 },
    due: 1,
    arrange: async app => {
      const memberId = await aFreelancer(app)
      sent.length = 0
      const notices = [{ memberId, kind: 'test', text: 'Your 6 Connects are back.', link: '/wallet' }]
      await app.db.transaction().execute(tx => notify(app, tx, notices, app.clock()))
      return async () => sent.length
    },
    effect: 1,
  },
  'forget-old': {
    wait: { hours: 24 * 31 },
    due: 1,
    arrange: async app => {
      const walletId = await aFreelancer(app)
      const keep = (key: string, days: number) =>
        sql`insert into idempotency_keys (wallet_id, key, body_hash, answer, at)
          values (${walletId}, ${key}, '', '{}', ${new Date(app.clock().add({ hours: 24 * days }).epochMilliseconds)})`.execute(
          app.db,
        )
      await keep('old', 0)
      await keep('newer', 20)
      return async () => (await sql`select key from idempotency_keys`.execute(app.db)).rows
    },
    effect: [{ key: 'newer' }],
  },
}

test('every job of the clockwork is tried here, and each has a name and a title of its own', () => {
  expect(Object.keys(cases).sort()).toEqual(clockwork.map(({ name }) => name).sort())
  for (const of of ['name', 'title'] as const)
    expect(new Set(clockwork.map(job => job[of])).size).toBe(clockwork.length)
})

describe.each(databases)('on %s', on => {
  describe.each(clockwork)('$name', job => {
    const { policy, arrange, wait, due, effect } = cases[job.name]!

    test('says how much is due and when, does it once when two run it at once, late and again, and then nothing is due', async () => {
      const app = await freshApp({ on, policy })
      const look = await arrange(app)
      const before = app.clock()
      const [one, two] = await twoServers(app, on)
      const next = await job.nextDue(one, before.subtract({ milliseconds: 1 }))
      app.pass(wait)
      const [first, second] = [one, two].map(server => at(app, server)) as [RunningApp, RunningApp]
      expect(await job.due(first)).toBe(due)
      if (next) expect(Temporal.Instant.compare(next, app.clock())).toBeLessThanOrEqual(0)
      const ran = await Promise.all([job.run(first), job.run(second)])
      expect(ran[0]! + ran[1]!).toBeGreaterThanOrEqual(due)
      expect(await look()).toEqual(effect)
      expect(await job.due(first)).toBe(0)
      expect(await job.run(second)).toBe(0)
      expect(await look()).toEqual(effect)
      expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
      if (two !== one) await two.app.db.destroy()
      await app.close()
    })
  })
})

const mail = { delivers: true, send: async ({ to }: { to: string }) => void sent.push(to) }
const at = (app: TestApp, server: RunningApp): RunningApp => ({ ...serving({ ...app, db: server.app.db }, mail) })

async function twoServers(app: TestApp, on: 'pglite' | 'postgres'): Promise<[RunningApp, RunningApp]> {
  const one = serving(app, mail)
  return [one, on === 'postgres' ? serving(await beside(app), mail) : one]
}
