import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aClient, aFreelancer, anOperator, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { tryApi } from './try-api.ts'

const letter = { coverLetter: 'I have built two of these.', bidCents: 400_00, shownPrice: 4 }
const post = {
  title: 'Rebuild our booking calendar',
  description: 'Two people can never take the same slot, not even at the same second.',
  category: 'Web, Mobile & Software Dev',
  paymentType: 'fixed',
  budgetCents: 450_00,
}

describe.each(databases)('the main job over REST on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  beforeAll(async () => {
    app = await freshApp({ on })
    api = tryApi(app)
  })
  afterAll(() => app.close())

  const balance = async (as: string) => (await api.get('/wallet', { as })).body.available
  const publish = async (as: string, about: object = {}) =>
    (await api.post('/posts', { as, body: { ...post, ...about } })).body.postId as string
  const send = (postId: string, as: string, about: object = {}) =>
    api.post(`/posts/${postId}/proposals`, { as, body: { ...letter, ...about } })
  const sent = async (postId: string, as: string) => (await send(postId, as)).body.proposalId as string

  test('a freelancer finds a post, sees its price, pays it, and has it back when the client closes without a hire', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const published = await api.post('/posts', { as: client, body: post })
    expect(published).toMatchObject({ status: 201, body: { price: 4 } })
    const { postId } = published.body

    const found = await api.get('/posts?words=booking+calendar&paymentType=fixed')
    expect(found.body.items.map(({ id }: { id: string }) => id)).toContain(postId)

    const price = await api.get(`/posts/${postId}/price`, { as: freelancer })
    expect(price).toMatchObject({ status: 200, body: { price: 4, balance: 40, balanceAfter: 36, whyNot: null } })
    expect(price.body.because.reduce((sum: number, { connects }: { connects: number }) => sum + connects, 0)).toBe(4)
    expect(price.body.outcomes.back.length + price.body.outcomes.kept.length).toBe(7)

    const draft = { coverLetter: 'I have built', bid: '4', answers: [], portfolio: [] }
    expect((await api.put(`/posts/${postId}/draft`, { as: freelancer, body: draft })).status).toBe(200)
    expect((await api.get(`/posts/${postId}/draft`, { as: freelancer })).body).toMatchObject({ postId, ...draft })

    const submitted = await send(postId, freelancer, {
      shownPrice: price.body.price,
      portfolio: ['https://example.test/calendar'],
    })
    expect(submitted).toMatchObject({ status: 201, body: { postId, price: 4, balance: 36 } })
    const { proposalId } = submitted.body
    expect((await api.get(`/posts/${postId}/draft`, { as: freelancer })).status).toBe(404)
    const late = await api.put(`/posts/${postId}/draft`, { as: freelancer, body: draft })
    expect(late).toMatchObject({ status: 409, body: { code: 'already-proposed' } })
    expect(await balance(freelancer)).toBe(36)

    const own = await api.get('/proposals', { as: freelancer })
    expect(own.body).toMatchObject({
      items: [{ id: proposalId, state: 'submitted', price: 4 }],
      next: null,
      active: 1,
      ended: 0,
    })
    const received = await api.get(`/posts/${postId}/proposals?folder=unread`, { as: client })
    expect(received.body).toMatchObject({
      items: [{ id: proposalId, begins: letter.coverLetter }],
      counts: { unread: 1 },
    })
    expect(received.body.items[0]).not.toHaveProperty('price')

    for (const unread of ['coverLetter', 'answers', 'portfolio'])
      expect(received.body.items[0]).not.toHaveProperty(unread)

    expect((await api.get(`/proposals/${proposalId}`, { as: freelancer })).body.viewedAt).toBe(null)
    expect((await api.get(`/proposals/${proposalId}`, { as: client })).body).toMatchObject({
      state: 'viewed',
      coverLetter: letter.coverLetter,
      viewedAt: expect.any(String),
    })
    expect((await api.post(`/proposals/${proposalId}/view`, { as: client })).body.state).toBe('viewed')
    expect((await api.post(`/proposals/${proposalId}/shortlist`, { as: client, body: { on: true } })).body.state).toBe(
      'shortlisted',
    )
    expect((await api.post(`/proposals/${proposalId}/interview`, { as: client })).body.state).toBe('interviewing')
    expect((await api.get(`/proposals/${proposalId}`, { as: client })).body).toMatchObject({
      side: 'client',
      cost: null,
    })

    const closed = await api.post(`/posts/${postId}/close`, { as: client })
    expect(closed).toMatchObject({ status: 200, body: { state: 'closed', returned: 4, proposals: 1 } })
    expect(await balance(freelancer)).toBe(40)
    expect((await api.get(`/proposals/${proposalId}`, { as: freelancer })).body).toMatchObject({
      side: 'freelancer',
      state: 'returned',
      cost: { price: 4, returned: 4 },
    })
    const statement = await api.get('/wallet/statement', { as: freelancer })
    expect(
      statement.body.items.map(({ kind, change, balance }: Record<string, unknown>) => [kind, change, balance]),
    ).toEqual([
      ['returned', 4, 40],
      ['proposal', -4, 36],
      ['granted', 40, 40],
    ])
    const notices = await api.get('/notices', { as: freelancer })
    expect(notices.body.items[0]).toMatchObject({
      kind: 'connects-returned',
      read: false,
      link: `/proposals/${proposalId}`,
    })
    expect((await api.post('/notices/read', { as: freelancer, body: { upTo: notices.body.items[0].id } })).status).toBe(
      204,
    )
    expect((await api.get('/notices', { as: freelancer })).body.items[0].read).toBe(true)
    expect((await api.get('/me/posts', { as: client })).body.items).toMatchObject([{ id: postId, state: 'closed' }])
  })

  test('withdrawn, declined and another hired keep the Connects; a removed post gives them back', async () => {
    const [client, operator] = [await aClient(app), await anOperator(app)]
    const people = await Promise.all(Array.from({ length: 4 }, () => aFreelancer(app)))
    const [withdrawing, declined, hired, removed] = people as [string, string, string, string]
    const first = await publish(client)
    const proposals = await Promise.all([withdrawing, declined, hired].map(who => sent(first, who)))
    expect((await api.post(`/proposals/${proposals[0]}/withdraw`, { as: withdrawing })).body).toMatchObject({
      state: 'withdrawn',
      returned: 0,
    })
    const decline = { as: client, body: { reason: 'Too expensive' } }
    expect((await api.post(`/proposals/${proposals[1]}/decline`, decline)).body).toMatchObject({ state: 'declined' })
    expect((await api.post(`/proposals/${proposals[2]}/hire`, { as: client })).body).toMatchObject({
      state: 'hired',
      postState: 'filled',
      hires: 1,
    })
    const second = await publish(client)
    await sent(second, removed)
    const removal = await api.post(`/posts/${second}/remove`, {
      as: operator,
      body: { reason: 'It asks for work without pay.' },
    })
    expect(removal).toMatchObject({ status: 200, body: { state: 'removed', returned: 4 } })
    expect(await Promise.all(people.map(balance))).toEqual([36, 36, 36, 40])
  })

  test('an invitation makes a proposal free, and can be declined', async () => {
    const [client, freelancer, other] = [await aClient(app), await aFreelancer(app), await aFreelancer(app)]
    const postId = await publish(client)
    for (const freelancerId of [freelancer, other])
      expect(
        (
          await api.post(`/posts/${postId}/invitations`, {
            as: client,
            body: { freelancerId, message: 'You would fit.' },
          })
        ).status,
      ).toBe(201)
    expect((await api.get('/invitations', { as: freelancer })).body.items).toMatchObject([
      { postId, message: 'You would fit.', open: true },
    ])
    expect((await api.get(`/posts/${postId}`, { as: freelancer })).body).toMatchObject({
      price: 0,
      viewer: { balanceAfter: 40 },
    })
    expect(await send(postId, freelancer, { shownPrice: 0 })).toMatchObject({
      status: 201,
      body: { price: 0, balance: 40 },
    })
    expect((await api.post(`/posts/${postId}/invitation/decline`, { as: other })).status).toBe(200)
    expect(await api.post(`/posts/${postId}/invitation/decline`, { as: other })).toMatchObject({
      status: 409,
      body: { code: 'invitation-answered' },
    })
  })

  test('the same request with the same key is one effect and one answer, ten at once and later', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const [postId, another] = [await aPost(app, client), await aPost(app, client)]
    const request = { as: freelancer, key: 'one-of-a-kind', body: letter }
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.post(`/posts/${postId}/proposals`, request)))
    for (const { status, body } of [...answers, await api.post(`/posts/${postId}/proposals`, request)]) {
      expect(status).toBe(201)
      expect(body).toEqual(answers[0]!.body)
    }
    expect(await balance(freelancer)).toBe(36)
    for (const other of [
      { ...letter, coverLetter: 'Another letter.' },
      { ...letter, bidCents: 1_00 },
    ])
      expect(await api.post(`/posts/${postId}/proposals`, { ...request, body: other })).toMatchObject({
        status: 422,
        body: { code: 'key-reused' },
      })
    expect(await api.post(`/posts/${another}/proposals`, request)).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    })
    expect((await send(another, freelancer)).status).toBe(201)
    expect(await balance(freelancer)).toBe(32)
  })

  test('ten at once with keys of their own charge once', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    const postId = await aPost(app, client)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(postId, freelancer)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
    expect(await balance(freelancer)).toBe(36)
  })

  test('a client changes a post within what is fair, and what is left out stays', async () => {
    const client = await aClient(app)
    const postId = await publish(client, { openings: 3, skills: ['Svelte'], specialty: 'Calendars' })
    expect(
      (await api.patch(`/posts/${postId}`, { as: client, body: { title: 'Rebuild our booking calendar soon' } }))
        .status,
    ).toBe(200)
    expect((await api.get(`/posts/${postId}`)).body).toMatchObject({
      title: 'Rebuild our booking calendar soon',
      openings: 3,
      skills: ['Svelte'],
      specialty: 'Calendars',
      pay: { type: 'fixed', budgetCents: 450_00 },
    })
    await sent(postId, await aFreelancer(app))
    const edited = await api.patch(`/posts/${postId}`, { as: client, body: { budgetCents: 10_00 } })
    expect(edited).toMatchObject({ status: 409, body: { code: 'post-has-proposals' } })
    expect((await api.get(`/posts/${postId}`)).body.pay.budgetCents).toBe(450_00)
  })

  test('a member changes their profile; becoming a freelancer gives the grant once', async () => {
    const client = await aClient(app)
    const change = (body: object) => api.patch('/me', { as: client, body })
    expect(
      await change({ isFreelancer: true, headline: 'Calendars that hold', timezone: 'Europe/Lisbon' }),
    ).toMatchObject({ status: 200, body: { granted: 40 } })
    expect((await change({ isFreelancer: false })).body.granted).toBe(0)
    expect((await change({ isFreelancer: true })).body.granted).toBe(0)
    expect((await api.get('/me', { as: client })).body).toMatchObject({
      isFreelancer: true,
      isClient: true,
      timezone: 'Europe/Lisbon',
    })
    expect((await api.get(`/members/${client}`)).body).toMatchObject({
      headline: 'Calendars that hold',
      isFreelancer: true,
    })
    expect(await balance(client)).toBe(40)
  })

  test('keys are shown once, listed by their first letters and revoked', async () => {
    const [member, stranger] = [await aClient(app), await aClient(app)]
    const { status, body } = await api.post('/keys', { as: member, body: { name: 'Report' } })
    expect([status, body.key]).toEqual([201, expect.stringMatching(/^earnest_.{40,}/)])
    const [listed] = (await api.get('/keys', { as: member })).body.items
    expect(listed).toMatchObject({ name: 'Report', starts: body.key.slice(0, 12) })
    expect(JSON.stringify(listed)).not.toContain(body.key)
    for (const [as, id] of [
      [stranger, listed.id],
      [member, app.newId()],
    ])
      expect(await api.call('DELETE', `/keys/${id}`, { as })).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      })
    expect((await api.get('/keys', { as: member })).body.items).toHaveLength(1)
    expect((await api.call('DELETE', `/keys/${listed.id}`, { as: member })).status).toBe(204)
    expect((await api.get('/keys', { as: member })).body.items).toEqual([])
  })
})
