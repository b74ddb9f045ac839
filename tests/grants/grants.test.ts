import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { countDueBadges } from '#database/grants/badges'
import { findWallet } from '#database/wallets/wallets'
import { waitingWords } from '#economy/grants/counting-words'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { payBadges } from '#marketplace/grants/pay-badges'
import { countDueReferrals, payReferrals } from '#marketplace/grants/pay-referrals'
import { referralCode } from '#marketplace/grants/referral-code'
import { setBadge } from '#marketplace/grants/set-badge'
import type { Way } from '#marketplace/grants/ways-of'
import { countDueInterviews, payInterviews } from '#marketplace/interviews/pay-interviews'
import { audit } from '#marketplace/ledger/audit'
import { editProfile } from '#marketplace/members/edit-profile'
import { findMember } from '#marketplace/members/find-member'
import { verifyClient } from '#marketplace/members/verify-client'
import { asVersion } from '#marketplace/policy/policies'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { interviewFreelancer } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { returnFirstPacks } from '#marketplace/purchases/return-first-packs'
import { join } from '#marketplace/sign-ins/join'
import { readBalance } from '#marketplace/wallets/read-balance'
import { stateOf } from '../api/state-of.ts'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const policy = readPolicy('earnest')
const atOnce = { paidWhen: 'at-once', verifiedClientsOnly: false } as const
policy.grants.interview = { ...policy.grants.interview!, ...atOnce }
policy.grants.referral = { ...policy.grants.referral!, ...atOnce }
policy.grants.badges = [
  { badge: 'rising-talent', title: 'Rising Talent', once: 30, monthly: 0 },
  { badge: 'top-rated', title: 'Top Rated', once: 5, monthly: 70 },
]

describe.each(databases)('grants on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let operator: string
  beforeAll(async () => {
    app = await freshApp({ on, policy })
    api = tryApi(app)
    operator = await anOperator(app)
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  const given = async (by: string, source: string) =>
    (await findWallet(app.db, by, true))!.lots
      .filter(lot => lot.source === source)
      .map(({ reason, granted }) => `${reason} ${granted}`)
      .sort()
  const propose = async (by: string, client: string, shownPrice = 4) => {
    const postId = await aPost(app, client)
    const letter = { coverLetter: 'I have built two.', bidCents: 400_00, answers: [], portfolio: [], shownPrice }
    const sent = await submitProposal(app, { by, postId, ...letter })
    if (!sent.ok) throw new Error(sent.refusal.code)
    return sent.value.proposalId
  }

  describe('badges', () => {
    const set = (memberId: string, badge: string, held: boolean, as = operator) =>
      api.post(`/members/${memberId}/badges`, { as, body: { badge, held } })
    const titles = async (id: string) =>
      (await api.get(`/members/${id}`)).body.badges.map(({ title }: { title: string }) => title)

    test('a badge gives once when it is first given, is on the profile, and gives nothing the second time', async () => {
      const by = await aFreelancer(app)
      expect((await set(by, 'rising-talent', true)).body).toMatchObject({ held: true, granted: 30 })
      expect((await set(by, 'rising-talent', true)).body).toMatchObject({ held: true, granted: 0 })
      expect(await titles(by)).toEqual(['Rising Talent'])
      expect((await set(by, 'rising-talent', false)).body).toMatchObject({ held: false })
      const { ways } = (await api.get('/earn', { as: by })).body
      expect(ways.find(({ way }: Way) => way === 'badge:rising-talent')).toMatchObject({
        state: 'earned',
        how: '30 once, with the badge. It was taken off again; what comes once has come.',
      })
      expect(await titles(by)).toEqual([])
      expect((await set(by, 'rising-talent', true)).body).toMatchObject({ granted: 0 })
      expect(await given(by, 'badge')).toEqual(['badge:rising-talent 30'])
      const { items } = (await api.get('/wallet/statement', { as: by })).body
      expect(items[0]).toMatchObject({ text: 'Badge', note: 'Rising Talent' })
      expect(
        (await api.get(`/badges?name=Robin`, { as: operator })).body.items.map(({ id }: { id: string }) => id),
      ).toContain(by)
    })

    test('monthly Connects come on each cycle day once, however late and however often anybody looks', async () => {
      const by = await aFreelancer(app) // Opened on 1 May.
      await set(by, 'top-rated', true)
      app.pass({ hours: 24 * 31 - 12 })
      await Promise.all([payBadges(app), payBadges(app)])
      await payBadges(app)
      app.pass({ hours: 24 * 61 })
      await payBadges(app)
      await set(by, 'top-rated', false)
      app.pass({ hours: 24 * 40 })
      await payBadges(app)
      expect(await given(by, 'badge')).toEqual([
        'badge:top-rated 5',
        'badge:top-rated:2026-06-01 70',
        'badge:top-rated:2026-07-01 70',
        'badge:top-rated:2026-08-01 70',
      ])
      const { items } = (await api.get('/wallet/statement', { as: by })).body
      expect(items.map(({ note }: { note: string }) => note)).toContain('Top Rated, cycle of 2026-08-01')
    })

    test('a badge that cannot be paid keeps nobody else from theirs, and is paid when it can be', async () => {
      const people = [await aFreelancer(app), await aFreelancer(app), await aFreelancer(app)]
      for (const by of people) await set(by, 'top-rated', true)
      app.pass({ hours: 24 * 31 })
      const due = await countDueBadges(app.db, app.clock())
      const { newId } = app
      let breaks = 2 // The batch, and then the first of them alone.
      app.newId = () => {
        if (breaks-- > 0) throw new Error('broken')
        return newId()
      }
      expect(await payBadges(app)).toBe(due - 1)
      expect(await payBadges(app)).toBe(1)
      for (const by of people) expect(await given(by, 'badge')).toHaveLength(2)
      app.newId = newId
    })

    test('whoever takes a badge late takes nothing of the cycle days before', async () => {
      const by = await aFreelancer(app)
      await set(by, 'top-rated', true)
      app.pass({ hours: 24 * 31 })
      await set(by, 'top-rated', false)
      await payBadges(app)
      expect(await given(by, 'badge')).toHaveLength(2)
    })

    test.runIf(on === 'postgres')('two processes at once give a cycle once', async () => {
      const people = await Promise.all(Array.from({ length: 5 }, () => aFreelancer(app)))
      for (const by of people) await set(by, 'top-rated', true)
      app.pass({ hours: 24 * 31 })
      const second = await beside(app)
      await Promise.all([payBadges(app), payBadges(second), payBadges(app), payBadges(second)])
      for (const by of people) expect(await given(by, 'badge')).toHaveLength(2)
      await second.close()
    })

    test('only an operator gives, takes and lists badges, and only those of the policy, to freelancers', async () => {
      const [by, client] = [await aFreelancer(app), await aClient(app)]
      const before = await stateOf(app)
      for (const as of [by, client]) {
        expect((await set(by, 'rising-talent', true, as)).body.code).toBe('not-an-operator')
        expect((await api.get('/badges', { as })).body.code).toBe('not-an-operator')
      }
      expect((await set(by, 'best-of-all', true)).body.code).toBe('no-such-grant')
      expect((await set(by, 'rising-talent', false)).body.code).toBe('not-found')
      expect((await set(client, 'rising-talent', true)).body.code).toBe('not-found')
      expect((await set(app.newId(), 'rising-talent', true)).body.code).toBe('not-found')
      expect(await stateOf(app)).toBe(before)
    })
  })

  describe('interviews', () => {
    test('an interview on a paid proposal gives in its own transaction, once per client, to the cap of the window', async () => {
      const by = await aFreelancer(app)
      const [again, ...others] = await Promise.all(Array.from({ length: 6 }, () => aClient(app)))
      const interviews = async (client: string) =>
        interviewFreelancer(app, { by: client, proposalId: await propose(by, client) })
      await interviews(again!)
      await interviews(again!)
      expect(await given(by, 'interview')).toEqual([`interview:${again} 10`])
      const { items } = (await api.get('/wallet/statement', { as: by })).body
      expect(
        items.find(({ kind, text }: { kind: string; text: string }) => kind === 'granted' && text === 'Interview won'),
      ).toMatchObject({
        note: 'Rebuild our booking calendar',
        change: 10,
      })
      const proposals = await Promise.all(
        others.map(async client => ({ by: client, proposalId: await propose(by, client) })),
      )
      await Promise.all(proposals.map(each => interviewFreelancer(app, each)))
      expect(await given(by, 'interview')).toHaveLength(5)
      app.pass({ hours: 24 * 7 })
      await interviews(await aClient(app))
      expect(await given(by, 'interview')).toHaveLength(6)
    })

    test('a refused interview, or one on an invitation that cost nothing, gives nothing', async () => {
      const [by, client, other] = [await aFreelancer(app), await aClient(app), await aClient(app)]
      const proposalId = await propose(by, client)
      expect(await interviewFreelancer(app, { by: other, proposalId })).toMatchObject({ ok: false })
      const postId = await aPost(app, client)
      await api.post(`/posts/${postId}/invitations`, { as: client, body: { freelancerId: by } })
      const letter = { coverLetter: 'Gladly.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 0 }
      const free = await submitProposal(app, { by, postId, ...letter })
      expect(free).toMatchObject({ value: { price: 0 } })
      await interviewFreelancer(app, { by: client, proposalId: free.ok ? free.value.proposalId : '' })
      expect(await given(by, 'interview')).toEqual([])
    })

    test('an interview by oneself with another account gives nothing', async () => {
      const by = await aFreelancer(app)
      const client = await aClient(app, { email: `${by}+client@Example.test` })
      const proposalId = await propose(by, client)
      expect(await interviewFreelancer(app, { by: client, proposalId })).toMatchObject({ ok: true })
      expect(await given(by, 'interview')).toEqual([])
      await payInterviews(app)
      expect(await given(by, 'interview')).toEqual([])
      expect(await countDueInterviews(app)).toBe(0)
    })

    test.runIf(on === 'postgres')('the cap holds under a race of two processes', async () => {
      const by = await aFreelancer(app)
      const second = await beside(app)
      const clients = await Promise.all(Array.from({ length: 8 }, () => aClient(app)))
      const proposals: { by: string; proposalId: string }[] = []
      for (const client of clients) proposals.push({ by: client, proposalId: await propose(by, client) })
      await Promise.all(proposals.map((each, i) => interviewFreelancer(i % 2 ? app : second, each)))
      expect(await given(by, 'interview')).toHaveLength(5)
      await second.close()
    })
  })

  describe('interviews that count when their price is kept', () => {
    const kept = readPolicy('earnest')
    let before: ReturnType<typeof app.policies.versions>
    beforeAll(() => {
      before = app.policies.versions()
      app.policies.renew([...before, asVersion({ id: 'kept', policy: kept, from: app.clock(), keeps: [] })])
    })
    afterAll(() => app.policies.renew(before))
    const interviewed = async (by: string, about: { paymentVerified?: boolean; email?: string } = {}) => {
      const client = await aClient(app, about)
      const proposalId = await propose(by, client, about.paymentVerified === false ? 2 : 4)
      expect(await interviewFreelancer(app, { by: client, proposalId })).toMatchObject({ ok: true })
      return { client, proposalId }
    }
    const decline = (each: { client: string; proposalId: string }) =>
      declineProposal(app, { by: each.client, proposalId: each.proposalId, reason: 'Too expensive' })
    const waits = async (by: string) =>
      ((await api.get('/earn', { as: by })).body.ways as Way[])
        .filter(({ way }) => way.startsWith('interview:'))
        .map(({ how, connects, state }) => [how, connects, state])
    const [untilKept, untilVerified] = [waitingWords['until-kept'], waitingWords['until-verified']]

    test('the farm gives nothing: six friends interview and close their posts, and the prices come back', async () => {
      const by = await aFreelancer(app)
      for (let i = 0; i < 6; i++) {
        const { client, proposalId } = await interviewed(by)
        const { postId } = (await api.get(`/proposals/${proposalId}`, { as: by })).body
        await payInterviews(app)
        expect(await waits(by)).toEqual([[untilKept, 10, 'waiting']])
        expect((await api.post(`/posts/${postId}/close`, { as: client })).status).toBe(200)
        await payInterviews(app)
      }
      expect((await readBalance(app, by)).available).toBe(40)
      expect(await given(by, 'interview')).toEqual([])
      expect(await waits(by)).toEqual([])
    })

    test('it comes once the proposal has ended with its price spent, however often anybody looks', async () => {
      const by = await aFreelancer(app)
      const [declined, hired, withdrawn] = [await interviewed(by), await interviewed(by), await interviewed(by)]
      await decline(await interviewed(by, { email: `${by}+client@example.test` })) // Their own.
      await payInterviews(app)
      expect(await given(by, 'interview')).toEqual([])
      await decline(declined)
      await hireFreelancer(app, { by: hired.client, proposalId: hired.proposalId })
      await withdrawProposal(app, { by, proposalId: withdrawn.proposalId })
      await Promise.all([payInterviews(app), payInterviews(app)])
      await payInterviews(app)
      expect(await given(by, 'interview')).toEqual(
        [declined, hired, withdrawn].map(({ client }) => `interview:${client} 10`).sort(),
      )
      const { items } = (await api.get('/notices', { as: by })).body
      expect(items.map(({ text }: { text: string }) => text)).toContain(
        'Your interview for "Rebuild our booking calendar" counts now. 10 Connects are in your wallet.',
      )
    })

    test('it waits for a client whose payment is not verified, and the page says for what', async () => {
      const by = await aFreelancer(app)
      const each = await interviewed(by, { paymentVerified: false })
      await decline(each)
      await payInterviews(app)
      expect(await waits(by)).toEqual([[untilVerified, 10, 'waiting']])
      await verifyClient(app, { by: operator, clientId: each.client, verified: true })
      expect(await countDueInterviews(app)).toBe(1)
      await payInterviews(app)
      expect(await given(by, 'interview')).toEqual([`interview:${each.client} 10`])
    })

    test('the cap counts by when the interviews began, so that none is lost by proposals that end together', async () => {
      const by = await aFreelancer(app, { connects: 80 })
      const all: { client: string; proposalId: string }[] = []
      for (let week = 0; week < 2; week++) {
        for (let i = 0; i < 5; i++) all.push(await interviewed(by))
        app.pass({ hours: 24 * 7 })
      }
      for (const each of all) await decline(each)
      await payInterviews(app)
      expect(await given(by, 'interview')).toHaveLength(10)
      app.pass({ hours: -24 * 14 })
    })

    test('while a first purchase may still bring the price back, it is not kept', async () => {
      const packs = { ...kept, returns: { ...kept.returns, firstPack: { days: 30 } } }
      const versions = app.policies.versions()
      app.policies.renew([...versions, asVersion({ id: 'packs', policy: packs, from: app.clock(), keeps: [] })])
      const by = await aFreelancer(app, { connects: 0 })
      await recordPurchase(app, { by: system, walletId: by, connects: 8, cents: 120, reference: `pay-${on}` })
      await decline(await interviewed(by))
      await payInterviews(app)
      expect(await waits(by)).toEqual([[untilKept, 10, 'waiting']])
      app.pass({ hours: 24 * 30 })
      await returnFirstPacks(app)
      await payInterviews(app)
      expect(await waits(by)).toEqual([])
      expect(await given(by, 'interview')).toEqual([])
      app.pass({ hours: -24 * 30 })
      app.policies.renew(versions)
    })

    test.runIf(on === 'postgres')('two processes at once pay an interview once', async () => {
      const by = await aFreelancer(app)
      const second = await beside(app)
      const each = await interviewed(by)
      await decline(each)
      const ran = await Promise.all([
        payInterviews(app),
        payInterviews(second),
        payInterviews(app),
        payInterviews(second),
      ])
      expect(ran.reduce((sum, n) => sum + n)).toBe(1)
      expect(await given(by, 'interview')).toEqual([`interview:${each.client} 10`])
      await second.close()
    })

    test('a referral counts when the price of the first proposal is kept, with a client whose payment is verified', async () => {
      const [referrer, by] = [await aFreelancer(app), app.newId()]
      const about = { name: 'Nuno', country: 'Portugal', timezone: 'UTC', isFreelancer: true, isClient: false }
      await join(app, {
        ...about,
        id: by,
        email: `kept-${on}@example.com`,
        emailVerified: true,
        referral: referralCode(referrer),
      })
      const [first, second, third] = [
        await interviewed(by),
        await interviewed(by, { paymentVerified: false }),
        await interviewed(by),
      ]
      const { postId } = (await api.get(`/proposals/${first.proposalId}`, { as: by })).body
      await api.post(`/posts/${postId}/close`, { as: first.client })
      await decline(second)
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([])
      await decline(third)
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([`referral:${by} 10`])
    })
  })

  describe('the profile', () => {
    const about = 'I make maps of cities, for planners and for people who walk. '.repeat(5)

    test('each section gives once when it is first filled, in the transaction of the edit', async () => {
      const by = await aFreelancer(app)
      const edit = async (change: object) => {
        const decision = await editProfile(app, { by, ...change })
        return decision.ok && decision.value.granted
      }
      expect(await edit({ headline: 'Maps', about: 'Maps.', skills: ['GIS'] })).toBe(0)
      expect(await edit({ headline: 'Maps for those who walk', hourlyRateCents: 45_00 })).toBe(2)
      expect(await edit({ headline: '', hourlyRateCents: null })).toBe(0)
      expect(await edit({ headline: 'Maps for those who walk', about })).toBe(3)
      const everything = { skills: ['GIS', 'SQL', 'QGIS'], portfolio: ['https://example.com'], hourlyRateCents: 50_00 }
      const edits = await Promise.all(Array.from({ length: 5 }, () => edit(everything)))
      expect(edits.sort()).toEqual([0, 0, 0, 0, 5])
      expect(await given(by, 'profile')).toEqual([
        'profile:about 3',
        'profile:headline 1',
        'profile:portfolio 3',
        'profile:rate 1',
        'profile:skills 2',
      ])
      const { ways, earned } = (await api.get('/earn', { as: by })).body
      expect(ways.find(({ way }: { way: string }) => way === 'profile:about')).toMatchObject({
        earned: 3,
        state: 'earned',
      })
      expect(earned).toBe(50)
    })

    test('what was filled before it gave anything comes with the next save, and the page says so', async () => {
      const by = await aFreelancer(app)
      const headlineOf = async () => {
        const { ways } = (await api.get('/earn', { as: by })).body
        return ways.find(({ way }: { way: string }) => way === 'profile:headline')
      }
      expect(await headlineOf()).toMatchObject({
        how: expect.stringContaining('at least 20 characters'),
        state: 'open',
      })
      await sql`update members set headline = 'Maps for those who walk' where member_id = ${by}`.execute(app.db)
      const filled = 'Filled already: they come when you save your profile.'
      expect(await headlineOf()).toMatchObject({ how: filled, state: 'open' })
      expect(await editProfile(app, { by })).toMatchObject({ value: { granted: 1 } })
      expect(await headlineOf()).toMatchObject({ how: expect.stringContaining('at least'), state: 'earned' })
    })

    test("a client's profile gives nothing until they become a freelancer", async () => {
      const by = await aClient(app)
      expect(await editProfile(app, { by, about })).toMatchObject({ value: { granted: 0 } })
      expect(await editProfile(app, { by, isFreelancer: true })).toMatchObject({ value: { granted: 43 } })
    })
  })

  describe('referrals', () => {
    const joins = async (email: string, referral: string) => {
      const id = app.newId()
      await join(app, {
        id,
        name: 'Nuno',
        email,
        emailVerified: true,
        isFreelancer: true,
        isClient: false,
        country: 'Portugal',
        timezone: 'UTC',
        referral,
      })
      return id
    }
    const mailOf = (id: string, tag = '') => `${id.slice(0, 3)}.${id.slice(3)}${tag}@EXAMPLE.test`

    test('the referrer receives Connects once, when the referred first pays for a proposal', async () => {
      const [referrer, client] = [await aFreelancer(app), await aClient(app)]
      const referred = await joins('nuno@example.com', referralCode(referrer))
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([])
      await propose(referred, client)
      await Promise.all([payReferrals(app), payReferrals(app)])
      await propose(referred, await aClient(app))
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([`referral:${referred} 10`])
      expect(await given(referred, 'referral')).toEqual(['referred 5'])
      const earn = (await api.get('/earn', { as: referrer })).body
      const way = earn.ways.find(({ way }: { way: string }) => way === 'referral')
      expect(way).toMatchObject({ earned: 10, href: `/sign-up?ref=${referralCode(referrer)}` })
      expect(way.how).toContain('1 came so far, 1 became active')
    })

    test('a second account of the same person, a code of nobody and a client give nothing; they join all the same', async () => {
      const [referrer, client] = [await aFreelancer(app), await aClient(app)]
      const own = await joins(mailOf(referrer, '+two'), referralCode(referrer))
      const tries = [own]
      for (const [i, code] of [referralCode(app.newId()), referralCode(client), 'nonsense', '\0'].entries())
        tries.push(await joins(`n${i}-${on}@example.com`, code))
      for (const id of tries) {
        expect(await findMember(app, id)).toMatchObject({ isFreelancer: true })
        await propose(id, await aClient(app))
      }
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([])
      for (const id of tries) expect(await given(id, 'referral')).toEqual([])
    })

    test('plus-addresses of one mailbox count once, and what they withdraw themselves counts never', async () => {
      const referrer = await aFreelancer(app)
      const tag = (n: number) => `r.${referrer.slice(-12)}+${n}@example.com`
      const all: string[] = []
      for (const n of [1, 2, 3]) all.push(await joins(tag(n), referralCode(referrer)))
      for (const by of all) await withdrawProposal(app, { by, proposalId: await propose(by, await aClient(app)) })
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([])
      for (const by of all) await propose(by, await aClient(app))
      await payReferrals(app)
      const first = all.toSorted()[0]!
      expect(await given(referrer, 'referral')).toEqual([`referral:${first} 10`])
      for (const by of all) expect(await given(by, 'referral')).toEqual(by === first ? ['referred 5'] : [])
      expect(await countDueReferrals(app)).toBe(0)
    })

    test('a referrer receives no more than the cap in its days; the referred receive theirs', async () => {
      const [referrer, client] = [await aFreelancer(app), await aClient(app)]
      const bring = async (n: number) => {
        const by = await joins(`${n}-${referrer}@example.com`, referralCode(referrer))
        await propose(by, client)
        return by
      }
      const way = async () =>
        (await api.get('/earn', { as: referrer })).body.ways.find(({ way }: Way) => way === 'referral').how
      for (let n = 0; n < 4; n++) await bring(n)
      await payReferrals(app)
      expect(await way()).toContain('At most 50 Connects come so in 30 days, 10 of them are left now.')
      const last = [await bring(4), await bring(5)]
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toHaveLength(5)
      for (const by of last) expect(await given(by, 'referral')).toEqual(['referred 5'])
    })

    test('a proposal to oneself with another account makes nobody active', async () => {
      const referrer = await aFreelancer(app)
      const by = await joins(`self-${referrer}@example.com`, referralCode(referrer))
      await propose(by, await aClient(app, { email: `self-${referrer}+client@Example.com` }))
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([])
    })

    test('an interview or a hire counts where the policy says so, even when it has ended since', async () => {
      const before = app.policies.versions()
      for (const activeWhen of ['first-interview', 'first-hire'] as const) {
        const other = structuredClone(policy)
        other.grants.referral = { ...policy.grants.referral!, connects: 7, referred: 0, activeWhen }
        app.policies.renew([...before, asVersion({ id: activeWhen, policy: other, from: app.clock(), keeps: [] })])
        const [referrer, client] = [await aFreelancer(app), await aClient(app)]
        const referred = await joins(`${activeWhen}@example.com`, referralCode(referrer))
        const proposalId = await propose(referred, client)
        await payReferrals(app)
        expect(await given(referrer, 'referral')).toEqual([])
        if (activeWhen === 'first-interview') {
          await interviewFreelancer(app, { by: client, proposalId })
          await api.post(`/proposals/${proposalId}/decline`, { as: client, body: { reason: 'Too expensive' } })
        } else await hireFreelancer(app, { by: client, proposalId })
        await payReferrals(app)
        expect(await given(referrer, 'referral')).toEqual([`referral:${referred} 7`])
        expect(await given(referred, 'referral')).toEqual([])
      }
      app.policies.renew(before)
    })

    test('an interview on a proposal whose Connects came back gives nothing, and neither does such a proposal to a referrer', async () => {
      const before = app.policies.versions()
      const unread = { ...policy, returns: { ...policy.returns, unreadHours: 48 } }
      app.policies.renew([...before, asVersion({ id: 'unread', policy: unread, from: app.clock(), keeps: [] })])
      const [referrer, client] = [await aFreelancer(app), await aClient(app)]
      const by = await joins('unread@example.com', referralCode(referrer))
      const proposalId = await propose(by, client)
      app.pass({ hours: 49 })
      expect(await interviewFreelancer(app, { by: client, proposalId })).toMatchObject({ ok: true })
      expect((await readBalance(app, by)).available).toBe(40)
      expect(await given(by, 'interview')).toEqual([])
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([])
      await propose(by, client)
      await payReferrals(app)
      expect(await given(referrer, 'referral')).toEqual([`referral:${by} 10`])
      app.policies.renew(before)
    })

    test.runIf(on === 'postgres')('what changes before the wallets are locked is seen', async () => {
      const referrer = await aFreelancer(app)
      const proposalId = await propose(await joins('late@example.com', referralCode(referrer)), await aClient(app))
      const became = (state: string) => sql`update proposals set state = ${state} where proposal_id = ${proposalId}`
      const paying = await app.db.transaction().execute(async tx => {
        await sql`select from wallets where wallet_id = ${referrer} for update`.execute(tx)
        const paid = payReferrals(app)
        await vi.waitFor(async () => {
          const waiting = await sql`select from pg_locks where not granted`.execute(app.db)
          expect(waiting.rows).not.toEqual([])
        }, 10_000)
        await became('withdrawn').execute(tx)
        return { paid }
      })
      expect(await paying.paid).toBe(0)
      await became('submitted').execute(app.db)
    })

    test.runIf(on === 'postgres')('two processes at once pay a referral once', async () => {
      const second = await beside(app)
      const [referrer, client] = [await aFreelancer(app), await aClient(app)]
      const referred = await joins('two-processes@example.com', referralCode(referrer))
      await propose(referred, client)
      await Promise.all([payReferrals(app), payReferrals(second), payReferrals(app), payReferrals(second)])
      expect(await given(referrer, 'referral')).toEqual([`referral:${referred} 10`])
      await second.close()
    })
  })

  test('what a plan gives by itself is among the ways, with when it comes next', async () => {
    const plans = [{ ...policy.plans[0]!, drip: { everyMinutes: 60, limit: 2 } }]
    const its = await freshApp({ on, policy: { ...policy, plans } })
    const [by, theirs] = [await aFreelancer(its), tryApi(its)]
    await setBadge(its, { by: system, memberId: by, badge: 'top-rated', held: true })
    const comes = async () =>
      ((await theirs.get('/earn', { as: by })).body.ways as Way[])
        .filter(({ state }) => state === 'comes')
        .map(({ way, connects, earned, nextAt }) => ({ way, connects, earned, nextAt }))
    const badge = { way: 'badge:top-rated', connects: 70 }
    expect(await comes()).toEqual([
      { way: 'monthly', connects: 10, earned: 0, nextAt: '2026-06-01T00:00:00Z' },
      { way: 'drip', connects: 1, earned: 0, nextAt: '2026-05-01T13:00:00Z' },
      { ...badge, earned: 5, nextAt: '2026-06-01T00:00:00Z' },
    ])
    its.pass({ hours: 24 * 31 })
    expect(await comes()).toEqual([
      { way: 'monthly', connects: 10, earned: 10, nextAt: '2026-07-01T00:00:00Z' },
      { way: 'drip', connects: 1, earned: 2, nextAt: null },
      { ...badge, earned: 5, nextAt: '2026-07-01T00:00:00Z' },
    ])
    await its.close()
  })

  test('the page of ways is for freelancers, and shows each only their own', async () => {
    const [by, client] = [await aFreelancer(app), await aClient(app)]
    expect((await api.get('/earn', { as: client })).body.code).toBe('not-a-freelancer')
    expect((await api.get('/earn')).status).toBe(401)
    const { ways, earned, toEarn, owed } = (await api.get('/earn', { as: by })).body
    expect(ways[0]).toMatchObject({ way: 'monthly', connects: 10, earned: 0, state: 'comes' })
    expect(owed).toBe(0)
    expect(earned).toBe(40)
    expect(toEarn).toBe(50)
    expect(ways.map(({ way }: { way: string }) => way)).toEqual([
      'monthly',
      'sign-up',
      'profile:headline',
      'profile:about',
      'profile:skills',
      'profile:rate',
      'profile:portfolio',
      'readiness-test',
      'interview',
      'referral',
      'badge:rising-talent',
      'badge:top-rated',
    ])
  })
})
