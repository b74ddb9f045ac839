import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listMails } from '#database/notices/mails'
import type { Policy } from '#economy/policy/policy'
import { refusalText } from '#economy/refusal-text'
import { readPolicy, readWritten } from '#gateways/policies/read-policy'
import { atPolicyChange } from '#jobs/at-policy-change'
import { system } from '#marketplace/app'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { closePost } from '#marketplace/ends/close-post'
import { setBadge } from '#marketplace/grants/set-badge'
import { audit } from '#marketplace/ledger/audit'
import { readNotices } from '#marketplace/notices/read-notices'
import { activatePolicy } from '#marketplace/policy/activate-policy'
import { announcePolicies } from '#marketplace/policy/announce-policies'
import { cancelPolicy } from '#marketplace/policy/cancel-policy'
import { followPolicies } from '#marketplace/policy/follow-policies'
import { foreseePolicy } from '#marketplace/policy/foresee-policy'
import { listPolicyVersions } from '#marketplace/policy/list-policy-versions'
import { openPolicies } from '#marketplace/policy/open-policies'
import { readPolicyChanges } from '#marketplace/policy/read-policy-changes'
import { readPost } from '#marketplace/posts/read-post'
import { searchPosts } from '#marketplace/posts/search-posts'
import { repriceForPolicy } from '#marketplace/prices/reprice-posts'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { readBalance } from '#marketplace/wallets/read-balance'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

const earnest = quiet(readPolicy('earnest'))
/** 6 Connects where it was 4, and nothing back where a post is closed. */
const dearer = {
  source: '# Sources\nprice:\n  fixed: # O: dearer\n',
  policy: {
    ...earnest,
    name: 'dearer',
    price: { ...earnest.price, fixed: earnest.price.fixed.map(band => ({ ...band, connects: 6 })) },
    returns: {
      ...earnest.returns,
      closedWithoutHire: { proposal: 'none', boost: 'released-unless-consumed' } as const,
    },
  },
}
const letter = { coverLetter: 'I have built two of these.', bidCents: 400_00, answers: [], portfolio: [] }

async function versioned(app: TestApp): Promise<TestApp> {
  return { ...app, policies: await openPolicies(app.db, { ...readWritten('earnest'), policy: earnest }, app.clock()) }
}

describe.each(databases)('on %s', on => {
  let app: TestApp
  let client: string
  beforeEach(async () => {
    app = await versioned(await freshApp({ on }))
    client = await aClient(app)
  })
  afterEach(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  const inDays = (days: number) => app.clock().add({ hours: 24 * days })
  const activate = (
    about: { by?: string; days?: number; keeps?: Parameters<typeof activatePolicy>[1]['keeps']; key?: string } = {},
  ) =>
    activatePolicy(app, {
      by: about.by ?? system,
      written: dearer,
      from: inDays(about.days ?? 30),
      keeps: about.keeps ?? [],
      key: about.key,
    })
  const propose = async (by: string, postId: string, shownPrice: number) => {
    const sent = await submitProposal(app, { by, postId, ...letter, shownPrice })
    return sent.ok ? sent.value.price : refusalText(sent.refusal)
  }
  const shown = async (postId: string, viewer: string) => {
    const post = await readPost(app, postId, viewer)
    return post.ok && post.value.price
  }
  const balance = async (id: string) => (await readBalance(app, id)).available
  const noticesOf = async (id: string) => (await readNotices(app, id)).notices.map(({ text }) => text)

  test('an operator announces a version, once for one key; nobody else does', async () => {
    const [operator, member] = [await anOperator(app), await aFreelancer(app)]
    expect(await activate({ by: member })).toMatchObject({ refusal: { code: 'not-an-operator' } })
    expect(await activate({ by: operator, days: 29 })).toMatchObject({ refusal: { code: 'policy-too-soon' } })
    expect(await activate({ by: operator, days: 3_654 })).toMatchObject({ refusal: { code: 'policy-too-far' } })
    const once = await Promise.all([1, 2].map(() => activate({ by: operator, key: 'one' })))
    expect(once[0]).toMatchObject({ ok: true, value: { id: 'dearer' } })
    expect(once[1]).toEqual(once[0])
    expect(await activate({ by: operator, days: 40 })).toMatchObject({ refusal: { code: 'policy-unchanged' } })
    const [next, first] = await listPolicyVersions(app, operator)
    expect([next, first]).toMatchObject([
      { id: 'dearer', standing: 'scheduled', activatedBy: 'Robin Doe' },
      { id: 'earnest', standing: 'in force', activatedBy: 'The marketplace itself' },
    ])
    expect((await listPolicyVersions(app, member))[0]).toMatchObject({ id: 'dearer', activatedBy: null })
  })

  test('it is cancelled until it is in force, and its id is not used again', async () => {
    await activate()
    expect(await cancelPolicy(app, { by: await aFreelancer(app), versionId: 'dearer' })).toMatchObject({
      refusal: { code: 'not-an-operator' },
    })
    expect(await cancelPolicy(app, { by: system, versionId: 'dearer' })).toMatchObject({ ok: true })
    expect(await activate()).toMatchObject({ ok: true, value: { id: 'dearer-2' } })
    app.pass({ hours: 24 * 30 })
    expect(app.policies.at(app.clock()).id).toBe('dearer-2')
    expect(await cancelPolicy(app, { by: system, versionId: 'dearer-2' })).toMatchObject({
      refusal: { code: 'policy-in-force' },
    })
    expect((await listPolicyVersions(app)).map(({ standing }) => standing)).toEqual(['in force', 'cancelled', 'past'])
  })

  test('a cohort keeps the price on the page, in the API and in the charge until its date; what was paid before returns as was promised', async () => {
    const [early, first] = [await aFreelancer(app), await aPost(app, client)]
    const api = tryApi(app)
    app.pass({ hours: 24 })
    const late = await aFreelancer(app)
    expect(await propose(early, first, 4)).toBe(4)
    await activate({ keeps: [{ openedBefore: app.clock(), until: inDays(60) }] })
    // The posts end after 30 days: new ones for the time after the change.
    app.pass({ hours: 24 * 30 })
    const [open, another, third] = await Promise.all(Array.from({ length: 3 }, () => aPost(app, client)))
    const priceBy = async (as: string) => (await api.get(`/posts/${open}/price`, { as })).body.price
    expect([await shown(open!, early), await priceBy(early)]).toEqual([4, 4])
    expect([await shown(open!, late), await priceBy(late)]).toEqual([6, 6])
    expect(await propose(late, open!, 4)).toContain('The price is now 6 Connects instead of 4')
    expect([await propose(early, open!, 4), await propose(late, open!, 6)]).toEqual([4, 6])
    await closePost(app, { by: client, postId: open! })
    expect([await balance(early), await balance(late)]).toEqual([40 - 4, 40 - 6])

    expect(await propose(early, third!, 4)).toBe(4)
    app.pass({ hours: 24 * 30 - 1, minutes: 59 })
    expect(await shown(another!, early)).toBe(4)
    app.pass({ minutes: 1 })
    const last = await aPost(app, client)
    expect([await shown(last, early), await shown(last, late)]).toEqual([6, 6])
    expect(await propose(early, last, 4)).toContain('The price is now 6')
    const before = await balance(early)
    expect(await propose(early, last, 6)).toBe(6)
    await closePost(app, { by: client, postId: last })
    expect(await balance(early)).toBe(before - 6)
  })

  test('a proposal paid under the old version returns by the old rules, also where its post ends under the new one', async () => {
    const [freelancer, other] = [await aFreelancer(app), await aFreelancer(app)]
    await activate()
    app.pass({ hours: 24 * 29 })
    const postId = await aPost(app, client)
    expect(await propose(freelancer, postId, 4)).toBe(4)
    app.pass({ hours: 24 })
    expect(await propose(other, postId, 6)).toBe(6)
    await closePost(app, { by: client, postId })
    expect([await balance(freelancer), await balance(other)]).toEqual([40, 34])
  })

  test('members are told once what changes for them, by mail too, and nothing where nothing does', async () => {
    const [busy, idle, small] = [await aFreelancer(app), await aFreelancer(app), await aFreelancer(app)]
    for (let i = 0; i < 3; i++) await propose(busy, await aPost(app, client), 4)
    await propose(small, await aPost(app, client, { budgetCents: 900_00 }), 6)
    await activate()
    expect(await announcePolicies(app)).toBe(0) // Whoever has just joined is told a minute later.
    app.pass({ minutes: 2 })
    await Promise.all([announcePolicies(app), announcePolicies({ ...app })])
    expect(await announcePolicies(app)).toBe(0)
    const back =
      'Where a client closes the post without a hire, your Connects stay spent; until now your Connects come back.'
    expect(await noticesOf(busy)).toEqual([
      `From 31 May 2026 at 12:00 UTC: 3 proposals like your last 3 cost 18 instead of 12 Connects in all. ${back} Your 3 open proposals keep the rules they were sent under. Your 28 Connects stay, with their days.`,
    ])
    expect(await noticesOf(idle)).toEqual([
      `From 31 May 2026 at 12:00 UTC: ${back} Your 40 Connects stay, with their days.`,
    ])
    expect((await noticesOf(small))[0]).not.toContain('proposals like')
    const mails = (await listMails(app.db, 20)).filter(({ text }) => text.startsWith('From 31 May'))
    expect(mails).toHaveLength(3)
    expect(await readPolicyChanges(app, busy)).toMatchObject([
      { versionId: 'dearer', from: '2026-05-31T12:00:00Z', changes: expect.arrayContaining([back]) },
    ])

    const newcomer = await aFreelancer(app)
    app.pass({ minutes: 2 })
    expect(await announcePolicies(app)).toBe(1)
    expect(await noticesOf(newcomer)).toHaveLength(1)
    app.pass({ hours: 24 * 30 })
    expect(await readPolicyChanges(app, busy)).toEqual([])
    expect(await announcePolicies(app)).toBe(0)
  })

  test('what a member has, has on and has bid decides what they are told', async () => {
    const [busy, idle] = [await aFreelancer(app, { connects: 60 }), await aFreelancer(app)]
    const sent = await submitProposal(app, { by: busy, postId: await aPost(app, client), ...letter, shownPrice: 4 })
    const { proposalId } = sent.ok ? sent.value : { proposalId: '' }
    expect((await bidBoost(app, { by: busy, proposalId, connects: 3 })).ok).toBe(true)
    expect((await startVisibility(app, { by: busy, service: 'availability-badge', ceiling: 5 })).ok).toBe(true)
    await setBadge(app, { by: system, memberId: busy, badge: 'rising-talent', held: true })
    const { plans, boosts, visibility, grants } = earnest
    const policy: Policy = {
      ...earnest,
      name: 'other',
      agencies: null,
      plans: plans.map(plan => ({ ...plan, carried: 50 })),
      boosts: { ...boosts!, places: 2 },
      visibility: { ...visibility, availabilityBadge: { weekly: 6, demand: [] } },
      grants: { ...grants, badges: grants.badges.map(badge => ({ ...badge, once: 20, monthly: 7 })) },
    }
    await activatePolicy(app, { by: system, written: { source: '', policy }, from: inDays(30), keeps: [] })
    const changes = async (id: string) => (await readPolicyChanges(app, id))[0]!.changes
    // 60 and 30 of the badge came, 4 and 1 were spent, 3 are held until they come back.
    expect(await changes(busy)).toEqual([
      'Your badge Rising Talent gives 7 instead of 0 Connects each month.',
      'The badge Top Rated gives 20 instead of 0 Connects when an operator first gives it to you.',
      'Places: 2; until now 4.',
      'Your availability badge costs 6 instead of 4 Connects a week, more than your ceiling of 5: it pauses and charges nothing until you raise the ceiling.',
      'Your 82 Connects stay; from your month of 1 June 2026 on at most 50 Connects are carried instead of all. If you spend none before, 32 Connects are forfeited that day.',
    ])
    expect(await changes(idle)).toEqual([
      'The badge Rising Talent gives 20 instead of 30 Connects when an operator first gives it to you.',
      'The badge Top Rated gives 20 instead of 0 Connects when an operator first gives it to you.',
      'From your month of 1 June 2026 on at most 50 Connects are carried instead of all.',
      'Your 40 Connects stay, with their days.',
    ])
    const foreseen = await foreseePolicy(app, {
      by: system,
      written: { source: '', policy: { ...policy, plans: policy.plans.map(plan => ({ ...plan, carried: 45 })) } },
    })
    expect(foreseen).toMatchObject({ value: { caps: { wallets: 1, above: 37 } } })
  })

  test('where prices move, each proposal is compared by the demand it met and the client it went to', async () => {
    const [first, second] = [await aFreelancer(app), await aFreelancer(app)]
    const postId = await aPost(app, client)
    for (const by of [first, second]) {
      await propose(by, postId, 4)
      app.pass({ minutes: 1 })
    }
    const demand = [{ from: 1, connects: 2, label: 'Somebody was first' }]
    const policy = { ...earnest, name: 'moving', price: { ...earnest.price, dynamic: { demand } } }
    const written = { source: '', policy }
    await activatePolicy(app, { by: system, written, from: inDays(31), keeps: [] })
    const changes = async (id: string) => (await readPolicyChanges(app, id)).flatMap(({ changes }) => changes)
    expect(await changes(first)).toEqual([])
    expect((await changes(second))[0]).toBe('A proposal like your last one costs 6 instead of 4 Connects.')
  })

  test('whoever keeps the rules for a while is told of the day from which the new ones hold for them', async () => {
    const freelancer = await aFreelancer(app)
    app.pass({ hours: 1 })
    await activate({ keeps: [{ openedBefore: app.clock(), until: inDays(90) }] })
    await announcePolicies(app)
    expect(await noticesOf(freelancer)).toEqual([
      expect.stringMatching(/^From 30 July 2026 at 13:00 UTC \(until then you keep the rules you know\): /),
    ])
  })

  test('a cohort keeps what it was promised until the date also when another version follows, and everybody is told so', async () => {
    const early = await aFreelancer(app)
    app.pass({ hours: 1 })
    const promise = { openedBefore: app.clock(), until: inDays(90) }
    const late = await aFreelancer(app)
    await activate({ keeps: [promise] })
    await announcePolicies(app)
    app.pass({ hours: 24 * 31 })
    const dearest = { ...dearer.policy, name: 'dearest', connectCents: 20 }
    const written = { source: '', policy: dearest }
    const foreseen = await foreseePolicy(app, { by: system, written })
    expect(foreseen).toMatchObject({
      value: {
        promised: [expect.stringMatching(/^Who joined before 1 May 2026 at 13:00 UTC was promised earnest until/)],
      },
    })
    await activatePolicy(app, { by: system, written, from: inDays(30), keeps: [] })
    await announcePolicies(app)
    expect((await noticesOf(early))[0]).toMatch(
      /^From 30 July 2026 at 13:00 UTC \(until then you keep the rules you know\): /,
    )
    const kept = { openedBefore: promise.openedBefore.toString(), until: promise.until.toString(), version: 'earnest' }
    expect((await listPolicyVersions(app)).map(({ id, keeps }) => [id, keeps])).toEqual([
      ['dearest', [kept]],
      ['dearer', [kept]],
      ['earnest', []],
    ])
    app.pass({ hours: 24 * 30 })
    const post = await aPost(app, client)
    expect(app.policies.at(app.clock()).id).toBe('dearest')
    expect([await shown(post, early), await shown(post, late)]).toEqual([4, 6])
    app.pass({ hours: 24 * 29 })
    expect(await shown(await aPost(app, client), early)).toBe(6)
  })

  test('a cancelled version is taken back from those who were told of it, once', async () => {
    const told = await aFreelancer(app)
    await activate()
    app.pass({ minutes: 2 })
    await announcePolicies(app)
    const later = await aFreelancer(app)
    await cancelPolicy(app, { by: system, versionId: 'dearer' })
    app.pass({ minutes: 2 })
    expect(await announcePolicies(app)).toBe(1)
    expect(await announcePolicies(app)).toBe(0)
    expect((await noticesOf(told))[0]).toBe(
      'The change of the rules announced for 31 May 2026 at 12:00 UTC does not come. Everything stays as it is.',
    )
    expect(await noticesOf(later)).toEqual([])
    expect(await readPolicyChanges(app, told)).toEqual([])
  })

  test('the prices that posts are found by change at the instant of the version', async () => {
    await repriceForPolicy(app)
    app.pass({ hours: 24 * 2 })
    await activate()
    app.pass({ hours: 24 * 30 })
    app.pass({ milliseconds: -80 })
    await aPost(app, client)
    const price = async () => {
      const found = await searchPosts(app)
      return found.ok && found.value.posts[0]?.price
    }
    expect([await repriceForPolicy(app), await price()]).toEqual([0, 4])
    const ran = Promise.withResolvers<unknown>()
    const stop = atPolicyChange(app, async () => ran.resolve(await repriceForPolicy(app)))
    app.pass({ milliseconds: 80 })
    expect([await ran.promise, await price()]).toEqual([1, 6])
    stop()
    expect(await repriceForPolicy(app)).toBe(0)
  })

  test('every process learns of a version when it is activated, and when it is cancelled', async () => {
    const other = await versioned(on === 'postgres' ? await beside(app) : app)
    const stop = await followPolicies(other, other.database)
    await activate()
    await expect
      .poll(() => other.policies.versions().map(({ id }) => id), { timeout: 5000 })
      .toEqual(['earnest', 'dearer'])
    await cancelPolicy(app, { by: system, versionId: 'dearer' })
    await expect.poll(() => other.policies.versions().length, { timeout: 5000 }).toBe(1)
    expect(other.policies.every()).toHaveLength(2)
    await stop()
    if (on === 'postgres') await other.close()
  })

  test('two processes that announce at once: one version comes, the other is refused', async () => {
    const other = await versioned(on === 'postgres' ? await beside(app) : app)
    const from = inDays(31)
    const answers = await Promise.all(
      [app, other].map(each => activatePolicy(each, { by: system, written: dearer, from, keeps: [] })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await versioned(app)).policies.versions().map(({ id }) => id)).toEqual(['earnest', 'dearer'])
    if (on === 'postgres') await other.close()
  })

  test('a stored version that this release cannot read is named, with what it misses', async () => {
    const { changes: _, ...older } = earnest
    await app.db
      .updateTable('policy_versions')
      .set({ policy: JSON.stringify(older) })
      .execute()
    await expect(openPolicies(app.db, dearer, app.clock())).rejects.toThrow(
      'The policy version "earnest" in the database: changes is missing. How the rules themselves may change.',
    )
  })

  test('over REST: versions are read by anybody, and changed by operators alone', async () => {
    const api = tryApi(app)
    const [operator, member] = [await anOperator(app), await aFreelancer(app)]
    const body = {
      preset: 'upwork-2019',
      from: inDays(30).toString(),
      keep: { openedBefore: inDays(1).toString(), until: inDays(90).toString() },
    }
    expect(await api.post('/policy/versions', { as: member, body })).toMatchObject({
      status: 403,
      body: { code: 'not-an-operator' },
    })
    expect((await api.post('/policy/versions', { body })).status).toBe(401)
    expect(await api.post('/policy/versions', { as: operator, body: { ...body, preset: '../secret' } })).toMatchObject({
      status: 422,
      body: { code: 'policy-invalid' },
    })
    expect(await api.post('/policy/versions', { as: operator, body: { ...body, text: 'name: mine' } })).toMatchObject({
      status: 422,
      body: { code: 'policy-invalid', detail: expect.stringContaining('both `preset` and `text`') },
    })
    expect(await api.post('/policy/versions', { as: operator, body: { from: body.from } })).toMatchObject({
      status: 422,
      body: { code: 'policy-invalid', detail: expect.stringContaining('neither `preset` nor `text`') },
    })
    expect(
      await api.post('/policy/versions', { as: operator, body: { text: 'name: mine', from: body.from } }),
    ).toMatchObject({ status: 422, body: { detail: expect.stringContaining('line:1: title is missing') } })
    expect(await api.post('/policy/versions', { as: operator, body })).toMatchObject({
      status: 201,
      body: { id: 'upwork-2019', from: body.from },
    })
    expect((await api.get('/policy')).body.name).toBe('earnest')
    expect((await api.get('/policy/versions')).body.versions[0]).toMatchObject({
      id: 'upwork-2019',
      standing: 'scheduled',
      activatedBy: null,
      keeps: [body.keep],
    })
    expect((await api.get('/policy/versions', { as: member })).body.versions[0].activatedBy).toBe(null)
    expect((await api.get('/policy/versions', { as: operator })).body.versions[0].activatedBy).toBe('Robin Doe')
    const read = await api.get('/policy/versions/upwork-2019', { as: member })
    expect(read.body).toMatchObject({ activatedBy: null, policy: { name: 'upwork-2019' } })
    expect(read.body.source).toContain('# Upwork as it was')
    expect((await api.get('/policy/versions/nothing')).status).toBe(404)
    const { differences } = (await api.get('/policy/versions/upwork-2019/difference', { as: member })).body
    expect(differences).toContainEqual(
      expect.objectContaining({
        label: 'At sign-up',
        before: '40 Connects',
        after: '20 Connects',
        sourceAfter: 'A, C: once',
      }),
    )
    expect((await api.get('/policy/versions/upwork-2019/difference?to=nothing')).status).toBe(404)
    expect((await api.get('/me/policy-changes', { as: member })).body.changes).toMatchObject([
      { versionId: 'upwork-2019', from: body.keep.until },
    ])
    expect((await api.get('/me/policy-changes')).status).toBe(401)
    expect((await api.post('/policy/versions/upwork-2019/cancel', { as: member })).status).toBe(403)
    expect((await api.post('/policy/versions/upwork-2019/cancel', { as: operator })).status).toBe(200)
    expect((await api.post('/policy/versions/upwork-2019/cancel', { as: operator })).status).toBe(404)
  })
})
