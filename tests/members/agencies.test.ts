import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { makeAgency } from '#marketplace/agencies/make-agency'
import { system } from '#marketplace/app'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { audit } from '#marketplace/ledger/audit'
import { setPlan } from '#marketplace/plans/set-plan'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { type Json, tryApi } from '../api/try-api.ts'
import { between } from '../between.ts'
import { aClient, aFreelancer, anOperator, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

const letter = { coverLetter: 'We have built two.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 4 }

type Team = { agency: string; owner: string; admin: string; member: string; pool: Record<string, string> }

describe.each(databases)('agencies, on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let [client, operator, stranger]: string[] = []
  beforeAll(async () => {
    app = await freshApp({ on, policy: readPolicy('earnest') })
    api = tryApi(app)
    ;[client, operator, stranger] = [await aClient(app), await anOperator(app), await aFreelancer(app)]
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  const must = (answer: { status: number; body: Json }): Json => {
    if (answer.status >= 400) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  async function join(agency: string, by: string, whom: string, role = 'member') {
    const asked = await api.post(`/agencies/${agency}/invitations`, { as: by, body: { whom, role } })
    const at = `/agencies/${agency}/invitations/${must(asked).invitationId}`
    must(await api.post(`${at}/accept`, { as: whom }))
  }
  /** An agency of three on Agency Plus, with the 100 Connects of its first month. */
  async function aTeam(plan: 'agency-plus' | 'agency-basic' = 'agency-plus'): Promise<Team> {
    const [owner, admin, member] = [
      await aFreelancer(app, { name: 'Olga' }),
      await aFreelancer(app, { name: 'Adam' }),
      await aFreelancer(app, { name: 'Mira' }),
    ]
    const made = await makeAgency(app, { by: owner, name: 'Studio Nord' })
    if (!made.ok) throw new Error(made.refusal.code)
    const agency = made.value.agencyId
    await join(agency, owner, admin, 'admin')
    await join(agency, admin, member)
    if (plan === 'agency-plus') expect((await setPlan(app, { by: system, memberId: agency, plan })).ok).toBe(true)
    return { agency, owner, admin, member, pool: { 'acting-for': agency } }
  }
  const balance = async ({ owner, pool }: Team): Promise<number> =>
    must(await api.get('/wallet', { as: owner, headers: pool })).available
  const send = async ({ pool }: Team, as: string, postId?: string) =>
    api.post(`/posts/${postId ?? (await aPost(app, client!))}/proposals`, { as, headers: pool, body: letter })
  const acts = async ({ agency, owner }: Team): Promise<string[]> =>
    must(await api.get(`/agencies/${agency}/acts`, { as: owner })).items.map(
      ({ by, words }: Json) => `${by.name} ${words}`,
    )

  test('somebody makes one, asks others in, and they belong to it once they have said yes', async () => {
    const owner = await aFreelancer(app, { name: 'Olga' })
    const friend = await aFreelancer(app, { name: 'Fay' })
    const { agencyId } = must(await api.post('/agencies', { as: owner, body: { name: 'Studio Süd' } }))
    expect(await api.post('/agencies', { as: owner, body: { name: 'Another' } })).toMatchObject({
      status: 409,
      body: { code: 'owns-agency' },
    })
    const invite = (as: string, whom: string, role = 'member') =>
      api.post(`/agencies/${agencyId}/invitations`, { as, body: { whom, role } })
    must(await invite(owner, friend))
    must(await invite(owner, `${stranger}@EXAMPLE.test`, 'admin'))
    must(await invite(owner, 'nobody.yet@example.test'))
    expect([await invite(owner, friend), await invite(owner, 'NOBODY.yet@example.test')]).toMatchObject([
      { body: { code: 'already-in-agency' } },
      { body: { code: 'already-in-agency' } },
    ])
    expect(await invite(owner, 'not an address')).toMatchObject({ status: 400 })
    expect(await invite(owner, agencyId)).toMatchObject({ status: 404 })
    // Nothing says of an address whether it is somebody's.
    const seen = must(await api.get(`/agencies/${agencyId}`, { as: owner }))
    expect(seen).toMatchObject({ plan: 'Agency Basic', available: 0, people: [{ id: owner, role: 'owner' }] })
    expect(seen.invitations.map(({ whom }: Json) => whom)).toEqual([
      'Fay',
      `${stranger}@EXAMPLE.test`,
      'nobody.yet@example.test',
    ])
    expect((await api.get(`/agencies/${agencyId}`, { as: friend })).status).toBe(404)
    const [offer] = must(await api.get('/agencies', { as: friend })).invitations
    expect(offer).toMatchObject({ agencyId, agency: 'Studio Süd', role: 'member', inviter: 'Olga' })
    const at = `/agencies/${agencyId}/invitations/${offer.invitationId}`
    expect((await api.post(`${at}/accept`, { as: client! })).status).toBe(404)
    expect((await api.post(`${at}/accept`, { as: owner })).status).toBe(404)
    expect(must(await api.post(`${at}/accept`, { as: friend }))).toEqual({ agencyId, role: 'member' })
    expect((await api.post(`${at}/accept`, { as: friend })).status).toBe(404)
    const [byAddress] = must(await api.get('/agencies', { as: stranger! })).invitations
    must(await api.post(`/agencies/${agencyId}/invitations/${byAddress.invitationId}/decline`, { as: stranger! }))
    const [left] = must(await api.get(`/agencies/${agencyId}`, { as: owner })).invitations
    const takeBack = `/agencies/${agencyId}/invitations/${left.invitationId}/decline`
    expect([
      (await api.post(takeBack, { as: friend })).status,
      (await api.post(takeBack, { as: owner })).status,
    ]).toEqual([404, 200])
    const notices = must(await api.get('/notices', { as: owner })).items.map(({ text }: Json) => text)
    expect(notices).toEqual(['Fay has joined Studio Süd.'])
  })

  test('who has not confirmed their address neither makes one nor joins', async () => {
    const [by, { agency, owner }] = [await aFreelancer(app, { emailVerified: false }), await aTeam()]
    expect(await api.post('/agencies', { as: by, body: { name: 'Studio' } })).toMatchObject({
      body: { code: 'email-not-verified' },
    })
    const asked = must(await api.post(`/agencies/${agency}/invitations`, { as: owner, body: { whom: by } }))
    expect(await api.post(`/agencies/${agency}/invitations/${asked.invitationId}/accept`, { as: by })).toMatchObject({
      body: { code: 'email-not-verified' },
    })
    const unasked = must(
      await api.post(`/agencies/${agency}/invitations`, { as: owner, body: { whom: `${by}@example.test` } }),
    )
    expect((await api.get('/agencies', { as: by })).body.invitations).toHaveLength(1)
    expect((await api.post(`/agencies/${agency}/invitations/${unasked.invitationId}/accept`, { as: by })).status).toBe(
      404,
    )
    expect(await api.post('/agencies', { as: client!, body: { name: 'Studio' } })).toMatchObject({
      body: { code: 'not-a-freelancer' },
    })
  })

  test('everybody who belongs to it sends from the pool, and all see who did', async () => {
    const team = await aTeam()
    const postId = await aPost(app, client!)
    expect(await balance(team)).toBe(100)
    expect(await send(team, team.member, postId)).toMatchObject({ status: 201, body: { price: 4, balance: 96 } })
    expect(await send(team, team.admin, postId)).toMatchObject({ body: { code: 'already-proposed' } })
    expect(await send(team, team.admin)).toMatchObject({ status: 201, body: { balance: 92 } })
    // Their own wallet and their own proposals are another's.
    expect(must(await api.get('/wallet', { as: team.member })).available).toBe(40)
    expect(must(await api.get('/proposals', { as: team.member })).items).toEqual([])
    expect(must(await api.get('/proposals', { as: team.owner, headers: team.pool })).items).toHaveLength(2)
    expect(must(await api.get('/me', { as: team.member, headers: team.pool }))).toMatchObject({
      ...{ id: team.agency, name: 'Studio Nord', isAgency: true, isFreelancer: true, isClient: false },
      acting: { id: team.member, name: 'Mira', role: 'member' },
    })
    expect((await acts(team)).slice(0, 2)).toEqual([
      'Adam sent a proposal to “Rebuild our booking calendar”, 4 Connects',
      'Mira sent a proposal to “Rebuild our booking calendar”, 4 Connects',
    ])
    expect((await api.get(`/agencies/${team.agency}/acts`, { as: stranger! })).status).toBe(404)
    await expect(sql`update agency_acts set member_id = ${team.owner}`.execute(app.db)).rejects.toThrow('append-only')
    const [received] = must(await api.get(`/posts/${postId}/proposals`, { as: client! })).items
    expect(received.freelancer).toMatchObject({ id: team.agency, name: 'Studio Nord' })
    expect(must(await api.get(`/members/${team.agency}`))).toMatchObject({ name: 'Studio Nord', isAgency: true })
  })

  test('a bid and a withdrawal are told too, and a retry with the same key is one act', async () => {
    const team = await aTeam()
    const path = `/posts/${await aPost(app, client!)}/proposals`
    const key = app.newId()
    const [first, again] = [
      await api.post(path, { as: team.member, headers: team.pool, body: letter, key }),
      await api.post(path, { as: team.member, headers: team.pool, body: letter, key }),
    ]
    expect(again.body).toEqual(first.body)
    expect(await api.post(path, { as: team.admin, headers: team.pool, body: letter, key })).toMatchObject({
      body: { code: 'key-reused' },
    })
    const { proposalId } = must(first)
    const by = { as: team.member, headers: team.pool }
    must(await api.post(`/proposals/${proposalId}/boost`, { ...by, body: { connects: 3 } }))
    must(await api.post(`/proposals/${proposalId}/withdraw`, by))
    expect((await acts(team)).slice(0, 4)).toEqual([
      'Mira withdrew the proposal to “Rebuild our booking calendar”',
      'Mira bid 3 Connects for a boosted place on “Rebuild our booking calendar”',
      'Mira sent a proposal to “Rebuild our booking calendar”, 4 Connects',
      'Mira joined as member',
    ])
  })

  test('who does not belong to it, or not any more, does nothing for it', async () => {
    const team = await aTeam()
    const other = await aTeam()
    for (const [as, status] of [
      [stranger!, 403],
      [other.owner, 403],
      [operator!, 403],
      [client!, 403],
    ] as const) {
      expect(await api.get('/wallet', { as, headers: team.pool })).toMatchObject({
        status,
        body: { code: 'not-in-agency' },
      })
      expect(await send(team, as)).toMatchObject({ status, body: { code: 'not-in-agency' } })
    }
    for (const wrong of ['', 'nobody', app.newId(), stranger!]) {
      const headers = { 'acting-for': wrong || ' x' }
      expect(await api.get('/me', { as: team.owner, headers })).toMatchObject({ body: { code: 'not-in-agency' } })
    }
    must(await api.delete(`/agencies/${team.agency}/people/${team.member}`, { as: team.admin }))
    expect(await send(team, team.member)).toMatchObject({ status: 403, body: { code: 'not-in-agency' } })
    // The action itself refuses, whatever let the request through.
    const late = { by: team.agency, actor: team.member, postId: await aPost(app, client!), ...letter }
    expect(await submitProposal(app, late)).toMatchObject({ refusal: { code: 'not-in-agency' } })
    expect(await balance(team)).toBe(100)
    expect((await acts(team))[0]).toBe('Adam removed Mira')
  })

  test('who is let go while their proposal is decided has not sent it', async () => {
    const team = await aTeam()
    const postId = await aPost(app, client!)
    const world = between(app, () => api.delete(`/agencies/${team.agency}/people/${team.member}`, { as: team.owner }))
    const sent = await submitProposal(world, { by: team.agency, actor: team.member, postId, ...letter })
    expect(sent).toMatchObject({ refusal: { code: 'not-in-agency' } })
    expect(await balance(team)).toBe(100)
  })

  test('limits, visibility and the profile are for its owner and admins', async () => {
    const team = await aTeam()
    const limits = { monthly: 50, proposal: null, boost: null }
    const asked = (as: string) => [
      api.put('/wallet/limits', { as, headers: team.pool, body: limits }),
      api.post('/visibility/availability-badge/start', { as, headers: team.pool, body: { ceiling: 4 } }),
      api.post('/visibility/availability-badge/stop', { as, headers: team.pool }),
      api.patch('/me', { as, headers: team.pool, body: { name: 'Studio Nord und Süd' } }),
    ]
    for (const answer of await Promise.all(asked(team.member)))
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-for-members' } })
    for (const ask of asked(team.admin)) must(await ask)
    expect(must(await api.get('/me', { as: team.owner, headers: team.pool })).name).toBe('Studio Nord und Süd')
    for (const change of [{ isClient: true }, { isFreelancer: false }])
      expect(await api.patch('/me', { as: team.owner, headers: team.pool, body: change })).toMatchObject({
        body: { code: 'for-persons' },
      })
    expect((await acts(team)).slice(0, 4).sort()).toEqual([
      'Adam changed its profile',
      'Adam set its own limits',
      'Adam switched off: availability-badge',
      'Adam switched on: availability-badge, 1 Connect',
    ])
    expect(must(await api.get('/wallet/limits', { as: team.member, headers: team.pool })).monthly).toBe(50)
    expect(must(await api.get('/wallet/limits', { as: team.owner })).monthly).toBeNull()
  })

  test('only who the policy names buys for the pool; another reads who can', async () => {
    const team = await aTeam()
    const ask = (as: string, path = '/20') =>
      api.get(`/members/${team.agency}/bundles${path}`, { as, headers: team.pool })
    for (const as of [team.owner, team.admin]) expect(must(await ask(as))).toMatchObject({ connects: 20, mayBuy: true })
    expect(await ask(team.member)).toMatchObject({ status: 403, body: { code: 'not-a-buyer' } })
    expect(must(await ask(team.member, '')).items.map(({ mayBuy }: Json) => mayBuy)).not.toContain(true)
    expect(await api.get(`/members/${team.agency}/bundles/20`, { as: team.owner })).toMatchObject({ status: 403 })
  })

  test('on a plan that freezes it nothing of the pool is spent, held or bought, and it is there again', async () => {
    const team = await aTeam()
    must(await send(team, team.member))
    const by = { as: team.member, headers: team.pool }
    must(await api.post('/visibility/availability-badge/start', { ...by, as: team.owner, body: { ceiling: 4 } }))
    must(await api.post(`/members/${team.agency}/plan`, { as: operator!, body: { plan: 'agency-basic' } }))
    expect(must(await api.get(`/agencies/${team.agency}`, by))).toMatchObject({ plan: 'Agency Plus', frozen: null })
    app.pass({ hours: 24 * 31 })
    await endDuePosts(app)
    const view = must(await api.get(`/agencies/${team.agency}`, by))
    // What the client never opened has come back meanwhile, into the pool.
    expect(view).toMatchObject({ plan: 'Agency Basic', available: 99 })
    expect(view.frozen).toContain('it is there again on Agency Plus')
    const refused = { status: 409, body: { code: 'pool-frozen' } }
    expect(await send(team, team.member)).toMatchObject(refused)
    const fresh = await aPost(app, client!)
    expect(
      await api.post('/visibility/boosted-profile/start', { ...by, as: team.owner, body: { ceiling: 12 } }),
    ).toMatchObject(refused)
    expect(await api.get(`/members/${team.agency}/bundles/20`, { ...by, as: team.owner })).toMatchObject(refused)
    // An invitation costs nothing, and so needs nothing of the pool.
    must(await api.post(`/posts/${fresh}/invitations`, { as: client!, body: { freelancerId: team.agency } }))
    const free = { ...by, body: { ...letter, shownPrice: 0 } }
    const sent = await api.post(`/posts/${fresh}/proposals`, free)
    expect(sent).toMatchObject({ status: 201, body: { balance: 99 } })
    const bid = () => api.post(`/proposals/${sent.body.proposalId}/boost`, { ...by, body: { connects: 3 } })
    expect(await bid()).toMatchObject(refused)
    expect((await setPlan(app, { by: system, memberId: team.agency, plan: 'agency-plus' })).ok).toBe(true)
    expect(await bid()).toMatchObject({ status: 201, body: { balance: 99 + 100 - 3 } })
  })

  test('what is given to a person does not come to an agency', async () => {
    const team = await aTeam()
    const by = { as: team.owner, headers: team.pool }
    const about =
      'We are three people who have built booking calendars for clinics, and who answer within a day. '.repeat(3)
    expect(
      must(await api.patch('/me', { ...by, body: { headline: 'We build booking calendars', about } })).granted,
    ).toBe(0)
    expect(await api.post('/readiness-test/start', by)).toMatchObject({ body: { code: 'for-persons' } })
    expect(await api.get('/earn', by)).toMatchObject({ body: { code: 'for-persons' } })
    expect(
      await api.post(`/members/${team.agency}/badges`, { as: operator!, body: { badge: 'rising-talent', held: true } }),
    ).toMatchObject({ body: { code: 'for-persons' } })
    expect(await api.post('/claims', { ...by, body: { code: 'hello' } })).toMatchObject({
      body: { code: 'for-persons' },
    })
    const { proposalId } = must(await send(team, team.member))
    must(await api.post(`/proposals/${proposalId}/interview`, { as: client! }))
    expect(await balance(team)).toBe(96)
  })

  test('nobody proposes to their own post in the name of an agency', async () => {
    const team = await aTeam()
    must(await api.patch('/me', { as: team.member, body: { isClient: true } }))
    const own = await aPost(app, team.member)
    expect(await send(team, team.member, own)).toMatchObject({ status: 403, body: { code: 'own-post' } })
    expect(await send(team, team.admin, own)).toMatchObject({ status: 201 })
  })

  test('roles: only the owner makes admins and hands over; the owner stays, others leave', async () => {
    const { agency, owner, admin, member } = await aTeam()
    const at = (id: string) => `/agencies/${agency}/people/${id}`
    const role = (as: string, id: string, to: string) => api.put(`${at(id)}/role`, { as, body: { role: to } })
    expect(await role(admin, member, 'admin')).toMatchObject({ status: 403, body: { code: 'not-for-members' } })
    expect(await role(member, member, 'owner')).toMatchObject({ status: 403 })
    expect(await role(stranger!, member, 'admin')).toMatchObject({ status: 403, body: { code: 'not-in-agency' } })
    expect(await role(owner, stranger!, 'admin')).toMatchObject({ status: 404 })
    expect(await api.delete(at(owner), { as: owner })).toMatchObject({ status: 409, body: { code: 'owner-stays' } })
    expect(await api.delete(at(admin), { as: member })).toMatchObject({ status: 403 })
    expect(await api.delete(at(member), { as: stranger! })).toMatchObject({ status: 403 })
    must(await role(owner, member, 'owner'))
    expect(must(await api.get(`/agencies/${agency}`, { as: owner })).people.map(({ role }: Json) => role)).toEqual([
      ...['owner', 'admin', 'admin'],
    ])
    expect(await api.delete(at(admin), { as: owner })).toMatchObject({ status: 403 })
    must(await api.delete(at(owner), { as: owner }))
    const other = await aTeam()
    const asked = must(await api.post(`/agencies/${agency}/invitations`, { as: member, body: { whom: other.owner } }))
    must(await api.post(`/agencies/${agency}/invitations/${asked.invitationId}/accept`, { as: other.owner }))
    expect(await role(member, other.owner, 'owner')).toMatchObject({ status: 409, body: { code: 'owns-agency' } })
  })

  test('an operator brings nothing about for an agency they belong to, and puts it on its own plans only', async () => {
    const boss = await anOperator(app)
    await sql`update members set is_freelancer = true where member_id = ${boss}`.execute(app.db)
    const made = await makeAgency(app, { by: boss, name: 'Bosses' })
    if (!made.ok) throw new Error(made.refusal.code)
    const { agencyId } = made.value
    const buy = (by: string) =>
      recordPurchase(app, { by, walletId: agencyId, reference: `pay_${by}`, connects: 20, cents: 300 })
    expect(await buy(boss)).toMatchObject({ refusal: { code: 'for-yourself' } })
    expect(await buy(operator!)).toMatchObject({ value: { recorded: true, withinRules: false, balance: 20 } })
    const asked = must(
      await api.post(`/wallets/${agencyId}/adjustments`, { as: boss, body: { connects: 5, reason: 'A mishap.' } }),
    )
    expect(asked.state).toBe('waiting')
    const plan = (memberId: string, id: string) =>
      api.post(`/members/${memberId}/plan`, { as: operator!, body: { plan: id } })
    expect(await plan(agencyId, 'plus')).toMatchObject({ body: { code: 'no-such-plan' } })
    expect(await plan(stranger!, 'agency-plus')).toMatchObject({ body: { code: 'no-such-plan' } })
    expect((await plan(agencyId, 'agency-plus')).status).toBe(200)
  })
})

describe('where the rules have none', () => {
  test('nobody makes one, and who belongs to one from before still acts for it', async () => {
    const app = await freshApp({ policy: readPolicy('earnest') })
    const [owner, client] = [await aFreelancer(app), await aClient(app)]
    const made = await makeAgency(app, { by: owner, name: 'Studio Nord' })
    if (!made.ok) throw new Error(made.refusal.code)
    const agency = made.value.agencyId
    await recordPurchase(app, { by: system, walletId: agency, reference: 'p', connects: 20, cents: 300 })
    const later = {
      ...app,
      policies: (await freshApp({ policy: { ...readPolicy('upwork-2022'), agencies: null } })).policies,
    }
    expect(await makeAgency(later, { by: client, name: 'Other' })).toMatchObject({ refusal: { code: 'no-agencies' } })
    const command = { by: agency, actor: owner, postId: await aPost(app, client), ...letter }
    expect(await submitProposal(later, command)).toMatchObject({ value: { balance: 16 } })
    await app.close()
  })
})
