import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BoostRules } from '#economy/boosts/boost-rules'
import type { Limits } from '#economy/limits/own-limits'
import type { Policy, ReturningEvent } from '#economy/policy/policy'
import type { BoostReturn } from '#economy/proposals/return-rules'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { closeDueAuctions } from '#marketplace/boosts/close-due-auctions'
import { type AuctionView, readAuction } from '#marketplace/boosts/read-auction'
import { readBoostLift } from '#marketplace/boosts/read-boost-lift'
import { closePost } from '#marketplace/ends/close-post'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { removePost } from '#marketplace/ends/remove-post'
import { audit } from '#marketplace/ledger/audit'
import { setLimits } from '#marketplace/limits/set-limits'
import { readNotices } from '#marketplace/notices/read-notices'
import { asVersion, onlyPolicy, policiesOf } from '#marketplace/policy/policies'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { findNeighbours } from '#marketplace/proposals/find-neighbours'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { listReceivedProposals } from '#marketplace/proposals/list-received-proposals'
import { openProposal } from '#marketplace/proposals/open-proposal'
import { shortlistProposal, viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { readStatement } from '#marketplace/wallets/read-statement'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

const earnest = quiet(readPolicy('earnest'))
const withBoosts = (boosts: Partial<BoostRules>): Policy => ({
  ...earnest,
  name: 'boosting',
  boosts: { ...earnest.boosts!, placeboPercent: 0, places: 2, ...boosts },
})

type Sent = { by: string; proposalId: string }

describe.each(databases)('boosts on %s', on => {
  let app: TestApp
  let other: TestApp
  beforeAll(async () => {
    app = await freshApp({ on, policy: withBoosts({}) })
    other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await other.close()
    await app.close()
  })
  const under = (boosts: Partial<BoostRules>) => {
    const policies = onlyPolicy(withBoosts(boosts))
    return { ...app, policies }
  }

  /** A post with so many proposals, each of 40 Connects less 4. */
  async function market(count: number, openings = 1) {
    const clientId = await aClient(app)
    const postId = await aPost(app, clientId, { openings })
    const sent = await Promise.all(
      Array.from({ length: count }, async () => {
        const by = await aFreelancer(app)
        const letter = {
          coverLetter: 'I build calendars.',
          bidCents: 400_00,
          answers: [],
          portfolio: [],
          shownPrice: 4,
        }
        const sent = await submitProposal(app, { by, postId, ...letter })
        if (!sent.ok) throw new Error(sent.refusal.code)
        return { by, proposalId: sent.value.proposalId }
      }),
    )
    return { clientId, postId, sent }
  }
  const bid = async ({ by, proposalId }: { by: string; proposalId: string }, connects: number, on = app) => {
    const decision = await bidBoost(on, { by, proposalId, connects })
    return decision.ok ? decision.value.place : decision.refusal.code
  }
  const purse = async (by: string) => {
    const { available, held } = await readWallet(app, by)
    return [available, held]
  }
  const lines = async (by: string) => (await readStatement(app, by, {})).lines.map(({ text, change }) => [text, change])
  const told = async (by: string) => (await readNotices(app, by)).notices.map(({ kind, text }) => [kind, text])
  const kinds = async (by: string) => (await told(by)).map(([kind]) => kind)
  const stateOf = async (postId: string, proposalId: string) => (await states(postId)).get(proposalId)?.[0]
  const states = async (postId: string) => {
    const { rows } = await sql<{ proposal_id: string; state: string; charged: number; held: number }>`
      select proposal_id, state, charged, held from boost_bids where post_id = ${postId}`.execute(app.db)
    return new Map(rows.map(row => [row.proposal_id, [row.state, row.held, row.charged]]))
  }

  test('a bid holds, a raise holds the difference, and who is outbid has it back at once and is told', async () => {
    const {
      sent: [a, b, c],
    } = await market(3)
    expect(await bid(a!, 3)).toBe(1)
    expect(await bid(b!, 5)).toBe(1)
    expect(await purse(a!.by)).toEqual([33, 3])
    expect(await bid(a!, 4)).toBe(2)
    expect(await purse(a!.by)).toEqual([32, 4])
    expect(await bid(a!, 4)).toBe('boost-too-low')
    expect(await bid(c!, 4)).toBe('boost-too-low')
    expect(await bid(c!, 5)).toBe(2)
    expect(await purse(a!.by)).toEqual([36, 0])
    expect(await told(a!.by)).toEqual([
      ['boost-outbid', expect.stringMatching(/was outbid. Your 4 Connects are back. A place takes 6 Connects now/)],
    ])
    expect((await lines(a!.by)).slice(0, 4)).toEqual([
      ['No longer held: boost on “Rebuild our booking calendar”', 3],
      ['No longer held: boost on “Rebuild our booking calendar”', 1],
      ['Held: boost on “Rebuild our booking calendar”', -1],
      ['Held: boost on “Rebuild our booking calendar”', -3],
    ])
    expect(await bid(a!, 6)).toBe(1)
  })

  test('of bids at the same moment the highest come first: the others are told what a place takes, and nothing of theirs moves', async () => {
    const { postId, sent } = await market(6)
    const [a, b, c, d, e, f] = sent
    expect(await bid(a!, 2)).toBe(1)
    const together = await Promise.all([
      ...[bid(a!, 4), bid(b!, 3), bid(c!, 5), bid(d!, 7), bid(e!, 37)],
      bidBoost(app, { ...f!, connects: 5 }),
    ])
    expect(together).toEqual([
      ...['boost-too-low', 'boost-too-low', 2, 1, 'too-few-connects'],
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'boost-too-low', facts: { least: 6 } }) }),
    ])
    expect(await Promise.all(sent.map(({ by }) => purse(by)))).toEqual([
      [36, 0],
      [36, 0],
      [31, 5],
      [29, 7],
      [36, 0],
      [36, 0],
    ])
    expect(await kinds(a!.by)).toEqual(['boost-outbid'])
    expect(await kinds(b!.by)).toEqual([])
    expect([...(await states(postId)).keys()].toSorted()).toEqual(
      [a!, c!, d!].map(({ proposalId }) => proposalId).toSorted(),
    )
  })

  test('the audit finds two bids with one number, which would leave it to chance who was earlier', async () => {
    const {
      postId,
      sent: [a, b],
    } = await market(2)
    await bid(a!, 3)
    await bid(b!, 3)
    const number = (by: string, to: number) =>
      sql`update boost_bids set number = ${to} where post_id = ${postId} and freelancer_id = ${by}`.execute(app.db)
    await number(b!.by, 1)
    expect((await audit(app.db)).differences).toMatchObject([
      { check: 'every bid of an auction has a number of its own', subject: postId, expected: 1, found: 2 },
    ])
    await number(b!.by, 2)
  })

  test('opening uses a boost up, which keeps its place whatever is bid and is charged once, when the bidding closes', async () => {
    const {
      clientId,
      postId,
      sent: [a, b, c],
    } = await market(3)
    await bid(a!, 2)
    await bid(a!, 3)
    await bid(b!, 5)
    for (const _ of [1, 2]) await viewProposal(app, { by: clientId, proposalId: a!.proposalId })
    await shortlistProposal(app, { by: clientId, proposalId: a!.proposalId, on: true })
    expect(await purse(a!.by)).toEqual([33, 3])
    expect(await kinds(a!.by)).toEqual([])
    expect(await bid(a!, 9)).toBe('boost-consumed')
    expect(await bid(c!, 6)).toBe(1)
    app.pass({ hours: 24 * 7 })
    await closeDueAuctions(app)
    expect(await purse(a!.by)).toEqual([33, 0])
    expect((await lines(a!.by)).slice(0, 2)).toEqual([
      ['1 of the held spent: boost on “Rebuild our booking calendar”', 0],
      ['2 of the held spent: boost on “Rebuild our booking calendar”', 0],
    ])
    expect(await kinds(a!.by)).toEqual(['boost-charged'])
    expect(await states(postId)).toEqual(
      new Map([
        [a!.proposalId, ['consumed', 0, 3]],
        [b!.proposalId, ['outbid', 0, 0]],
        [c!.proposalId, ['placed', 6, 0]],
      ]),
    )
  })

  test('where it takes several openings, reading by the API counts as the page does, and coming back soon does not', async () => {
    const { clientId: by, postId, sent } = await market(1)
    const [{ proposalId }] = sent as [Sent]
    const twice = under({ opensToConsume: 2, consumedBy: ['opened'] }) as TestApp
    await bid(sent[0]!, 5, twice)
    const opened = async (minutes: number, open: typeof viewProposal | typeof openProposal) => {
      app.pass({ minutes })
      await open({ ...twice, clock: app.clock }, { by, proposalId })
      return stateOf(postId, proposalId)
    }
    expect(await opened(0, openProposal)).toBe('placed')
    expect(await opened(29, viewProposal)).toBe('placed')
    expect(await opened(1, openProposal)).toBe('consumed')
  })

  test.each(['closed', 'declined', 'withdrawn', 'filled'] as const)(
    'not consumed and %s: the boost is back',
    async how => {
      const {
        clientId,
        postId,
        sent: [a, b],
      } = await market(2)
      const policy = under({ consumedBy: ['hired'] })
      expect(await bid(a!, 5, policy as TestApp)).toBe(1)
      const [by, proposalId] = [a!.by, a!.proposalId]
      if (how === 'closed') await closePost(policy, { by: clientId, postId })
      if (how === 'declined') await declineProposal(policy, { by: clientId, proposalId, reason: 'Too expensive' })
      if (how === 'withdrawn') await withdrawProposal(policy, { by, proposalId })
      if (how === 'filled') await hireFreelancer(policy, { by: clientId, proposalId: b!.proposalId })
      expect(await purse(by)).toEqual([how === 'closed' ? 40 : 36, 0])
    },
  )

  const returning = (event: ReturningEvent, boost: BoostReturn, rules: Partial<BoostRules> = {}) => {
    const policy = withBoosts({ consumedBy: ['opened', 'hired'], ...rules })
    const returns = { ...policy.returns, [event]: { ...policy.returns[event], boost } }
    return { ...app, policies: onlyPolicy({ ...policy, returns }) } as TestApp
  }
  const ending = {
    closedWithoutHire: (on: TestApp, { by, postId }: Post) => closePost(on, { by, postId }),
    declined: (on: TestApp, { by, proposalId }: Post) =>
      declineProposal(on, { by, proposalId, reason: 'Too expensive' }),
    withdrawn: (on: TestApp, { freelancer, proposalId }: Post) => withdrawProposal(on, { by: freelancer, proposalId }),
    anotherHired: (on: TestApp, { by, other }: Post) => hireFreelancer(on, { by, proposalId: other }),
    removed: (on: TestApp, { postId }: Post) => removePost(on, { by: system, postId, reason: 'spam' }),
  }
  type Post = { by: string; freelancer: string; postId: string; proposalId: string; other: string }

  test.each(Object.keys(ending) as (keyof typeof ending)[])(
    '%s: what was not used stays spent and what was used comes back, where the policy says so',
    async event => {
      for (const [boost, viewed] of [
        ['kept', false],
        ['returned', true],
      ] as const) {
        const on = returning(event, boost)
        const { clientId, postId, sent } = await market(2)
        const [a, b] = sent
        await bid(a!, 2, on)
        await bid(a!, 5, on)
        if (viewed) await viewProposal(on, { by: clientId, proposalId: a!.proposalId })
        app.pass({ hours: 24 * 7 })
        on.clock = app.clock
        await closeDueAuctions(on)
        const post = { by: clientId, freelancer: a!.by, postId, proposalId: a!.proposalId, other: b!.proposalId }
        expect(await ending[event](on, post)).toMatchObject({ ok: true })
        const priceBack = event === 'removed' || event === 'closedWithoutHire' ? 4 : 0
        expect(await purse(a!.by)).toEqual([36 + priceBack - (boost === 'kept' ? 5 : 0), 0])
        expect((await states(postId)).get(a!.proposalId)).toEqual([boost, 0, 5])
        if (boost === 'returned')
          expect((await lines(a!.by)).map(([text]) => text)).toContain('Boost returned: Rebuild our booking calendar')
        else expect(await told(a!.by)).toContainEqual(['boost-kept', expect.stringContaining('stays spent')])
      }
    },
  )

  test('the version under which the bidding began holds to its end, and its promises are read before', async () => {
    const {
      clientId,
      postId,
      sent: [a],
    } = await market(1)
    const kept = returning('closedWithoutHire', 'kept').policies.at(app.clock()).policy
    const version = asVersion({ id: 'keeps-boosts', policy: kept, from: app.clock(), keeps: [] })
    const later = { ...app, policies: policiesOf([...app.policies.versions(), version]) } as TestApp
    const promises = async () => {
      const read = await readAuction(later, { by: a!.by, postId })
      return read.ok ? read.value.promises.kept : read.refusal.code
    }
    expect(await promises()).toEqual(['the client closes the post without a hire'])
    await bid(a!, 5)
    expect(await promises()).toEqual([])
    await closePost(later, { by: clientId, postId })
    expect(await purse(a!.by)).toEqual([40, 0])
  })

  test('a bidder’s own ceiling and monthly budget hold, also for bids of one batch', async () => {
    const {
      postId,
      sent: [a, b],
    } = await market(2)
    const limit = (limits: Partial<Limits>) =>
      setLimits(app, { by: a!.by, monthly: null, proposal: null, boost: null, ...limits })
    await limit({ boost: 5 })
    expect(await readAuction(app, { by: a!.by, postId, bid: 6 })).toMatchObject({
      value: { ceiling: 5, whyNot: null, wouldBe: { place: null, whyNot: { code: 'over-boost-limit' } } },
    })
    expect(await bid(a!, 6)).toBe('over-boost-limit')
    await limit({ monthly: 9 })
    expect(await Promise.all([3, 5, 6].map(connects => bid(a!, connects)))).toEqual([
      'boost-too-low',
      1,
      'over-monthly-budget',
    ])
    expect(await purse(a!.by)).toEqual([31, 5])
    expect(await readAuction(app, { by: b!.by, postId })).toMatchObject({ value: { ceiling: null } })
    const sent = { as: a!.by, key: app.newId(), body: { connects: 6 } }
    expect(await tryApi(app).post(`/proposals/${a!.proposalId}/boost`, sent)).toMatchObject({
      status: 409,
      body: { code: 'over-monthly-budget', facts: { cost: 1, most: 9, spent: 9 } },
    })
  })

  test('consumed and then removed: it is back too, to its lots, as a line of its own', async () => {
    const {
      clientId,
      postId,
      sent: [a, b],
    } = await market(2)
    await bid(a!, 2)
    await bid(a!, 7)
    await bid(b!, 3)
    await viewProposal(app, { by: clientId, proposalId: a!.proposalId })
    await closePost(app, { by: clientId, postId })
    expect(await purse(a!.by)).toEqual([33, 0])
    await removePost(app, { by: system, postId, reason: 'spam' })
    expect(await purse(a!.by)).toEqual([40, 0])
    expect(await purse(b!.by)).toEqual([40, 0])
    expect((await lines(a!.by))[0]).toEqual(['Boost returned: Rebuild our booking calendar', 7])
    expect(await states(postId)).toEqual(
      new Map([
        [a!.proposalId, ['returned', 0, 7]],
        [b!.proposalId, ['released', 0, 0]],
      ]),
    )
  })

  test('the first hire closes the bidding; the places stand until the post ends', async () => {
    const {
      clientId,
      sent: [a, b, c],
    } = await market(3, 2)
    await bid(a!, 3)
    await bid(b!, 4)
    await hireFreelancer(app, { by: clientId, proposalId: a!.proposalId })
    expect(await purse(a!.by)).toEqual([33, 0])
    expect(await bid(c!, 9)).toBe('boost-closed')
    expect(await purse(b!.by)).toEqual([32, 4])
  })

  test('from its instant on an auction takes no bid, job or not; at first price the places wait on', async () => {
    const {
      clientId,
      sent: [a, b],
    } = await market(2)
    await bid(a!, 3)
    app.pass({ hours: 24 * 7 })
    expect(await bid(b!, 9)).toBe('boost-closed')
    await closeDueAuctions(app)
    expect(await closeDueAuctions(app)).toBe(0)
    expect(await purse(a!.by)).toEqual([33, 3])
    await viewProposal(app, { by: clientId, proposalId: a!.proposalId })
    expect(await purse(a!.by)).toEqual([33, 0])
  })

  test('a uniform price: all pay the highest losing bid and a step, the rest is back when it closes', async () => {
    const {
      clientId,
      sent: [a, b, c],
    } = await market(3)
    const uniform = under({ charge: 'uniform' }) as TestApp
    await bid(a!, 2, uniform)
    await bid(b!, 5, uniform)
    await bid(c!, 4, uniform)
    await bid(c!, 9, uniform)
    await viewProposal(uniform, { by: clientId, proposalId: b!.proposalId })
    expect(await purse(b!.by)).toEqual([31, 5])
    app.pass({ hours: 24 * 7 })
    expect(await closeDueAuctions({ ...uniform, clock: app.clock })).toBe(1)
    expect(await closeDueAuctions({ ...uniform, clock: app.clock })).toBe(0)
    expect(await purse(b!.by)).toEqual([33, 0])
    expect(await purse(c!.by)).toEqual([33, 3])
    await viewProposal(uniform, { by: clientId, proposalId: c!.proposalId })
    expect(await purse(c!.by)).toEqual([33, 0])
  })

  test('a post is removed before its auction was closed: what a uniform price charges then comes back with it', async () => {
    const {
      clientId,
      postId,
      sent: [a, b, c],
    } = await market(3)
    const uniform = under({ charge: 'uniform' }) as TestApp
    await bid(a!, 2, uniform)
    await bid(b!, 3, uniform)
    await bid(b!, 7, uniform)
    await bid(c!, 6, uniform)
    await viewProposal(uniform, { by: clientId, proposalId: b!.proposalId })
    app.pass({ hours: 24 * 7 })
    await removePost({ ...uniform, clock: app.clock }, { by: system, postId, reason: 'spam' })
    for (const { by } of [a!, b!, c!]) expect(await purse(by)).toEqual([40, 0])
    expect((await states(postId)).get(b!.proposalId)).toEqual(['returned', 0, 3])
  })

  /** Bids, one of which is outbid, one used up and one withdrawn, and what each bidder is told and shown of that. */
  async function aBidding(on: TestApp) {
    const { clientId, postId, sent } = await market(4)
    const [a, b, c, d] = sent as [Sent, Sent, Sent, Sent]
    await bid(a, 2, on)
    await bid(b, 5, on)
    await bid(c, 4, on)
    await viewProposal(on, { by: clientId, proposalId: b.proposalId })
    await shortlistProposal(on, { by: clientId, proposalId: b.proposalId, on: true })
    await withdrawProposal(on, { by: c.by, proposalId: c.proposalId })
    await bid(d, 3, on)
    await declineProposal(on, { by: clientId, proposalId: d.proposalId, reason: 'Too expensive' })
    const seen = sent.map(async ({ by, proposalId }) => {
      const read = await readAuction(on, { by, postId })
      if (!read.ok) throw new Error(read.refusal.code)
      const { closesAt: _, mine, ...view } = read.value
      const shown = { view, mine: { ...mine, proposalId: sent.findIndex(one => one.proposalId === proposalId) } }
      return [await purse(by), await lines(by), await kinds(by), { ...shown, view: { ...view, postId: '' } }]
    })
    return { clientId, postId, sent: [a, b, c, d] as const, seen: await Promise.all(seen) }
  }

  test.each(['first-price', 'uniform'] as const)(
    'a placebo looks like any until it closes, is never charged, and is told then to all who bid (%s)',
    async charge => {
      const real = await aBidding(under({ charge }) as TestApp)
      const placebo = under({ charge, placeboPercent: 100 }) as TestApp
      const { seen, sent } = await aBidding(placebo)
      const withoutShare = JSON.stringify(seen).replaceAll('"placeboPercent":100', '"placeboPercent":0')
      expect(JSON.parse(withoutShare)).toEqual(JSON.parse(JSON.stringify(real.seen)))
      expect(seen[1]![0]).toEqual([31, 5])
      app.pass({ hours: 24 * 7 })
      expect(await closeDueAuctions({ ...placebo, clock: app.clock })).toBe(2)
      for (const { by } of sent) expect(await purse(by)).toEqual([36, 0])
      expect(await purse(real.sent[1].by)).toEqual([charge === 'uniform' ? 33 : 31, 0])
      for (const { by } of sent) expect((await kinds(by))[0]).toBe('boost-placebo')
      for (const { by } of real.sent) expect(await kinds(by)).not.toContain('boost-placebo')
    },
  )

  test.each(['hired', 'closed'] as const)(
    'who was outbid in a placebo is told of it when it is %s early',
    async how => {
      const placebo = under({ placeboPercent: 100, places: 1 }) as TestApp
      const { clientId, postId, sent } = await market(2)
      const [a, b] = sent as [Sent, Sent]
      await bid(a, 2, placebo)
      await bid(b, 5, placebo)
      if (how === 'hired') await hireFreelancer(placebo, { by: clientId, proposalId: b.proposalId })
      else await closePost(placebo, { by: clientId, postId })
      for (const { by } of [a, b]) expect(await kinds(by)).toContain('boost-placebo')
      expect((await told(a.by)).find(([kind]) => kind === 'boost-placebo')![1]).toMatch(/nothing is charged\.$/)
    },
  )

  test('only its freelancer may boost a proposal, and only while it is open; without a section there are no boosts', async () => {
    const {
      sent: [a, b],
    } = await market(2)
    expect(await bid({ by: b!.by, proposalId: a!.proposalId }, 3)).toBe('not-found')
    expect(await bid({ by: a!.by, proposalId: app.newId() }, 3)).toBe('not-found')
    const none = { ...app, policies: onlyPolicy({ ...earnest, boosts: null }) }
    expect(await bid(a!, 3, none)).toBe('boosts-off')
    expect(await bid(a!, 37)).toBe('too-few-connects')
    await withdrawProposal(app, { by: a!.by, proposalId: a!.proposalId })
    expect(await bid(a!, 3)).toBe('proposal-not-open')
  })

  test('who does not fit the post cannot boost, is told before bidding why, and can once their profile says so', async () => {
    const {
      postId,
      sent: [one],
    } = await market(1)
    const at = under({ skillsToFit: 2 })
    const setSkills = (table: string, id: string, skills: string[]) =>
      sql`update ${sql.table(table)} set skills = ${JSON.stringify(skills)}::jsonb where ${sql.ref(table === 'posts' ? 'post_id' : 'member_id')} = ${id}`.execute(
        app.db,
      )
    const asked = { by: one!.by, proposalId: one!.proposalId, connects: 2 }
    const whyNot = async () => {
      const read = await readAuction(at, { by: one!.by, postId, bid: 2 })
      return read.ok ? [read.value.whyNot?.code, read.value.wouldBe?.whyNot?.code] : read.refusal.code
    }
    await setSkills('posts', postId, ['SQL', 'Svelte', 'CSS'])
    await setSkills('members', one!.by, ['sql', 'Cooking'])
    const unfit = { code: 'boost-unfit', facts: { needs: 2, shared: 1, skills: 'SQL, Svelte, CSS' } }
    expect(await bidBoost(at, asked)).toMatchObject({ refusal: unfit })
    expect(await whyNot()).toEqual(['boost-unfit', 'boost-unfit'])
    await setSkills('members', one!.by, ['sql', 'Svelte'])
    expect(await whyNot()).toEqual([undefined, undefined])
    expect(await bidBoost(at, asked)).toMatchObject({ ok: true })
    const late = { ...at, clock: () => at.clock().add({ hours: 24 * 8 }) }
    await setSkills('members', one!.by, [])
    const read = await readAuction(late, { by: one!.by, postId })
    expect(read).toMatchObject({ value: { whyNot: { code: 'boost-closed' } } })
    expect(await bidBoost(late, { ...asked, connects: 3 })).toMatchObject({ refusal: { code: 'boost-closed' } })
  })

  test('where the policy says so, so many glances at the list use a boost up, not every reload; a glance of others counts nothing', async () => {
    const { clientId, postId, sent } = await market(3)
    const at = under({ seenToConsume: { times: 2, minutesApart: 30 }, placeboPercent: 0 })
    const [one, two, without] = sent as [Sent, Sent, Sent]
    await bid(one, 5, at)
    await bid(two, 4, at)
    const look = (by = clientId, on: TestApp = at) =>
      Promise.all(['all', 'all'].map(() => listReceivedProposals(on, { by, postId, folder: 'all' })))
    const seen = async () =>
      (await sql<{ seen: number }>`select seen from boost_bids where post_id = ${postId}`.execute(app.db)).rows
    await look()
    await look(one.by)
    await look()
    expect(await seen()).toEqual([{ seen: 1 }, { seen: 1 }])
    expect(await purse(one.by)).toEqual([31, 5])
    app.pass({ minutes: 30 })
    await look(clientId, { ...other, policies: at.policies })
    expect(await seen()).toEqual([{ seen: 2 }, { seen: 2 }])
    expect(await Promise.all([one, two].map(({ proposalId }) => stateOf(postId, proposalId)))).toEqual([
      'consumed',
      'consumed',
    ])
    app.pass({ hours: 24 * 7 })
    await closeDueAuctions({ ...at, clock: app.clock })
    expect([await purse(one.by), await purse(two.by), await purse(without.by)]).toEqual([
      [31, 0],
      [32, 0],
      [36, 0],
    ])
    expect((await told(one.by))[0]).toEqual([
      'boost-charged',
      'The client has seen your boosted proposal in their list often enough for “Rebuild our booking calendar”: its place cost 5 Connects.',
    ])
    app.pass({ minutes: 30 })
    await look()
    expect(await purse(one.by)).toEqual([31, 0])
  })

  test('the end of many posts at once brings every boost back', async () => {
    const markets = await Promise.all([market(3), market(3), market(3)])
    for (const { sent } of markets) for (const [i, one] of sent.entries()) await bid(one, i + 1)
    app.pass({ hours: 24 * 30 })
    await endDuePosts(app)
    for (const { sent } of markets) for (const { by } of sent) expect(await purse(by)).toEqual([40, 0])
  })

  describe('at a fixed price', () => {
    const price = { percentOfBid: 0.75, leastCents: 190, mostCents: 1999 }
    const sponsored = () => under({ places: 1, price, consumedBy: ['placed'], skillsToFit: 0 })
    const read = async (priced: typeof app, by: string, postId: string, asked: object = {}) => {
      const found = await readAuction(priced, { by, postId, ...asked })
      if (!found.ok) throw new Error(found.refusal.code)
      return found.value
    }

    test('a place goes to the first who takes it, for exactly its price, which is charged at once', async () => {
      const priced = sponsored()
      const {
        clientId,
        postId,
        sent: [a, b],
      } = await market(2)
      // 0.75% of $400 is $3, and a Connect costs 15 cents.
      expect(await read(priced, a!.by, postId)).toMatchObject({
        price: { connects: 20, words: '0.75% of the bid, $1.90 to $19.99', atOnce: true },
        least: 20,
        bids: [],
        atLeast: { connects: 20, place: 1, whyNot: null },
      })
      expect(await bid(a!, 19, priced)).toBe('boost-price')
      expect(await bid({ ...a!, by: b!.by }, 20, priced)).toBe('not-found')
      expect(await bid(a!, 20, priced)).toBe(1)
      expect(await purse(a!.by)).toEqual([16, 0])
      expect(await lines(a!.by)).toEqual([
        ['20 of the held spent: boost on “Rebuild our booking calendar”', 0],
        ['Held: boost on “Rebuild our booking calendar”', -20],
        ['Proposal: Rebuild our booking calendar', -4],
        ['Sign-up grant', 40],
      ])
      expect(await kinds(a!.by)).toEqual([])
      expect(await bid(a!, 20, priced)).toBe('boost-placed')
      expect(await bid(b!, 20, priced)).toBe('boost-places-taken')
      expect(await read(priced, b!.by, postId)).toMatchObject({ least: null, whyNot: { code: 'boost-places-taken' } })
      expect(await read(priced, a!.by, postId)).toMatchObject({
        mine: { state: 'consumed', place: 1, charged: 20, atOnce: true },
      })
      const received = await listReceivedProposals(priced, { by: clientId, postId, folder: 'all' })
      expect(received.ok && received.value.proposals.map(({ boosted }) => boosted)).toEqual([1, null])
      await withdrawProposal(priced, { by: a!.by, proposalId: a!.proposalId })
      expect(await bid(b!, 20, priced)).toBe(1)
      await closePost(priced, { by: clientId, postId })
      expect([await purse(a!.by), await purse(b!.by)]).toEqual([
        [16, 0],
        [20, 0],
      ])
      expect(await states(postId)).toEqual(new Map([a!, b!].map(({ proposalId }) => [proposalId, ['consumed', 0, 20]])))
    })

    test('a removed post brings it back where the policy says so, and who has not proposed is told the price of what they would ask', async () => {
      const priced = sponsored()
      const {
        postId,
        sent: [a],
      } = await market(1)
      const reader = await aFreelancer(app)
      expect((await read(priced, reader, postId)).price).toMatchObject({ connects: 13 })
      expect((await read(priced, reader, postId, { workCents: 1_000_00 })).price).toMatchObject({ connects: 50 })
      expect(await bid(a!, 20, priced)).toBe(1)
      await removePost(priced, { by: system, postId, reason: 'spam' })
      expect(await purse(a!.by)).toEqual([40, 0])
    })

    test('two who take the last place at once: one has it, and the other keeps everything', async () => {
      const priced = sponsored()
      const { sent } = await market(4)
      const elsewhere = { ...other, policies: priced.policies }
      const answers = await Promise.all(sent.map((each, i) => bid(each, 20, i % 2 ? priced : elsewhere)))
      expect(answers.toSorted()).toEqual([1, 'boost-places-taken', 'boost-places-taken', 'boost-places-taken'])
      const purses = await Promise.all(sent.map(({ by }) => purse(by)))
      expect(purses.map(([available]) => available).toSorted()).toEqual([16, 36, 36, 36])
    })

    test("a member's own limit for a boost holds here too", async () => {
      const priced = sponsored()
      const {
        sent: [a],
      } = await market(1)
      await setLimits(app, { by: a!.by, monthly: null, weekly: null, proposal: null, boost: 19 })
      expect(await bid(a!, 20, priced)).toBe('over-boost-limit')
    })
  })

  test('the bids can be read by who may see the post; a bid asked about has its place, and only the own one is named', async () => {
    const {
      clientId,
      postId,
      sent: [a, b],
    } = await market(2)
    await bid(a!, 3)
    const read = async (by: string, asked?: number) =>
      (await readAuction(app, { by, postId, bid: asked })) as { ok: true; value: AuctionView }
    const { value: mine } = await read(a!.by)
    expect(mine).toMatchObject({
      open: true,
      places: 2,
      least: 4,
      whyNot: null,
      mine: { connects: 3, place: 1, placebo: false },
    })
    const { value: theirs } = await read(b!.by, 3)
    expect(theirs).toMatchObject({
      least: 1,
      mine: null,
      bids: [{ place: 1, connects: 3, mine: false, kept: false }],
      wouldBe: { place: 2, whyNot: null },
    })
    expect(JSON.stringify(theirs)).not.toContain(a!.by)
    expect(JSON.stringify(theirs)).not.toContain(a!.proposalId)
    await viewProposal(app, { by: clientId, proposalId: a!.proposalId })
    expect((await read(a!.by)).value).toMatchObject({
      whyNot: { code: 'boost-consumed' },
      mine: { state: 'consumed', held: 3, charged: 0 },
    })
    await closePost(app, { by: clientId, postId })
    expect((await read(await aFreelancer(app), 9)).value).toMatchObject({
      open: false,
      whyNot: { code: 'boost-closed' },
      wouldBe: { place: null },
    })
    await removePost(app, { by: system, postId, reason: 'spam' })
    expect(await readAuction(app, { by: await aFreelancer(app), postId })).toMatchObject({
      refusal: { code: 'not-found' },
    })
  })

  test('the client sees the boosted places first and labelled, then the others as they came; a placebo changes nothing', async () => {
    for (const [on, boosted] of [
      [app, [1, 2, null]],
      [under({ placeboPercent: 100 }) as TestApp, [null, null, null]],
    ] as const) {
      const { clientId, postId, sent } = await market(3)
      await bid(sent[1]!, 3, on)
      await bid(sent[2]!, 5, on)
      const listed = await listReceivedProposals(on, { by: clientId, postId, folder: 'all' })
      if (!listed.ok) throw new Error(listed.refusal.code)
      const { proposals, counts } = listed.value
      expect(proposals.map(proposal => proposal.boosted)).toEqual(boosted)
      expect(counts.all).toBe(3)
      const order = proposals.map(({ id }) => id)
      for (const [i, proposalId] of order.entries())
        expect(await findNeighbours(on, { postId, proposalId, folder: 'all' })).toEqual({
          previous: order[i - 1] ?? null,
          next: order[i + 1] ?? null,
        })
      if (on !== app) continue
      await viewProposal(on, { by: clientId, proposalId: order[1]! })
      const around = await findNeighbours(on, { postId, proposalId: order[1]!, folder: 'unread' })
      expect(around).toEqual({ previous: order[0], next: order[2] })
      if (on === app)
        expect(proposals.slice(0, 2).map(({ id }) => id)).toEqual([sent[2]!.proposalId, sent[1]!.proposalId])
    }
  })

  test('the operator reads the lift of closed auctions, real and placebo; nobody else may', async () => {
    const [operator, by] = [await anOperator(app), await aFreelancer(app)]
    expect(await readBoostLift(app, { by })).toMatchObject({ refusal: { code: 'not-an-operator' } })
    const report = async () => {
      const found = await readBoostLift(app, { by: operator })
      if (!found.ok) throw new Error(found.refusal.code)
      const [opened] = found.value.acts
      return { ...found.value, boosted: opened!.boosted, placebo: opened!.placebo }
    }
    await closeDueAuctions(app)
    const before = await report()
    for (const [on, look] of [
      [app, true],
      [under({ placeboPercent: 100 }) as TestApp, false],
    ] as const) {
      const {
        clientId,
        postId,
        sent: [a, b, c],
      } = await market(3)
      for (const [one, connects] of [
        [a!, 2],
        [b!, 4],
        [c!, 6],
      ] as const)
        await bid(one, connects, on)
      if (look) await viewProposal(on, { by: clientId, proposalId: b!.proposalId })
      await shortlistProposal(on, { by: clientId, proposalId: c!.proposalId, on: true }) // Not opened.
      await closePost(on, { by: clientId, postId })
    }
    const after = await report()
    expect([
      after.auctions - before.auctions,
      after.placebos - before.placebos,
      after.charged - before.charged,
    ]).toEqual([1, 1, 10])
    expect([after.boosted.n - before.boosted.n, after.boosted.hits - before.boosted.hits]).toEqual([2, 1])
    expect([after.placebo.n - before.placebo.n, after.placebo.hits - before.placebo.hits]).toEqual([2, 0])
  })

  test('a lot that lapses while it is bid: the charge works, and a placebo or an outbid gives back as the policy says', async () => {
    const {
      clientId,
      sent: [a, b],
    } = await market(2)
    await sql`update lots set lapses_at = ${new Date(app.clock().epochMilliseconds + 86_400_000)} where wallet_id = any(${[a!.by, b!.by]}::uuid[])`.execute(
      app.db,
    )
    await bid(a!, 3)
    await bid(b!, 5)
    app.pass({ hours: 48 })
    await viewProposal(app, { by: clientId, proposalId: a!.proposalId })
    await withdrawProposal(app, { by: b!.by, proposalId: b!.proposalId })
    app.pass({ hours: 24 * 5 })
    await closeDueAuctions(app)
    expect(await purse(a!.by)).toEqual([0, 0])
    expect(await purse(b!.by)).toEqual([5, 0])
  })

  test('over the API: a stranger reads the bids but cannot bid, and the report is for operators', async () => {
    const api = tryApi(app)
    const {
      clientId,
      postId,
      sent: [a, b],
    } = await market(2)
    const path = `/proposals/${a!.proposalId}/boost`
    for (const as of [b!.by, clientId])
      expect(await api.post(path, { as, key: app.newId(), body: { connects: 3 } })).toMatchObject({ status: 404 })
    expect(await api.post(path, { as: a!.by, key: '', body: { connects: 3 } })).toMatchObject({
      status: 400,
      body: { code: 'key-missing' },
    })
    const sent = await api.post(path, { as: a!.by, key: app.newId(), body: { connects: 3 } })
    expect(sent).toMatchObject({ status: 201, body: { bid: 3, place: 1, balance: 33 } })
    const low = await api.post(path, { as: a!.by, key: app.newId(), body: { connects: 3 } })
    expect(low).toMatchObject({ status: 409, body: { code: 'boost-too-low', field: 'connects', facts: { least: 4 } } })
    expect((await api.get(`/posts/${postId}/auction?bid=9`, { as: b!.by })).body).toMatchObject({
      mine: null,
      wouldBe: { place: 1 },
    })
    expect((await api.get(`/posts/${postId}/auction`)).status).toBe(401)
    expect((await api.get('/boosts/lift', { as: a!.by })).status).toBe(403)
    expect((await api.get('/boosts/lift', { as: await anOperator(app) })).status).toBe(200)
  })

  test('the same key is one bid', async () => {
    const {
      sent: [a],
    } = await market(1)
    const command = { by: a!.by, proposalId: a!.proposalId, connects: 3, key: app.newId() }
    const [first, second] = [await bidBoost(app, command), await bidBoost(app, command)]
    expect(second).toEqual(first)
    expect(await purse(a!.by)).toEqual([33, 3])
  })

  test('two processes, two bidders for the last place, and a raise against an outbid: places and wallets agree', async () => {
    for (let round = 0; round < 6; round++) {
      const { clientId, postId, sent } = await market(6)
      const turns = sent.flatMap((one, i) =>
        [2, 3, 5].map(connects => ({ one, connects: connects + (i % 3), on: i % 2 ? other : app })),
      )
      const views = sent.slice(0, 2).map(
        ({ proposalId }, i) =>
          () =>
            viewProposal(i ? other : app, { by: clientId, proposalId }),
      )
      await Promise.all([...turns.map(({ one, connects, on }) => bid(one, connects, on)), ...views.map(view => view())])
      const found = await states(postId)
      expect([...found.values()].filter(([state]) => state === 'placed' || state === 'consumed')).toHaveLength(2)
      for (const { by, proposalId } of sent) {
        const [, held, charged] = found.get(proposalId) ?? ['none', 0, 0]
        expect(await purse(by)).toEqual([36 - Number(held) - Number(charged), held])
      }
    }
  })
})
