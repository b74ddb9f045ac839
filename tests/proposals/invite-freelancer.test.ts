import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNotices } from '#database/notices/notices'
import { policyNow } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { listInvitations } from '#marketplace/invitations/list-invitations'
import { suggestFreelancers } from '#marketplace/invitations/suggest-freelancers'
import { editProfile } from '#marketplace/members/edit-profile'
import { editPost } from '#marketplace/posts/edit-post'
import { readPost } from '#marketplace/posts/read-post'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { aClient, aFreelancer, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  let client: string
  beforeAll(async () => {
    app = await freshApp({ on })
    client = await aClient(app)
  })
  afterAll(() => app.close())

  const invite = (postId: string, freelancerId: string, more: object = {}) =>
    inviteFreelancer(app, { by: client, postId, freelancerId, ...more })
  const read = async (postId: string, viewer: string | null = null) => {
    const decision = await readPost(app, postId, viewer)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.value
  }
  const propose = (postId: string, by: string, shownPrice: number) =>
    submitProposal(app, {
      by,
      postId,
      coverLetter: 'Thank you for asking.',
      bidCents: 400_00,
      answers: [],
      portfolio: [],
      shownPrice,
    })

  const alreadyInvited = (postId: string, count: number) =>
    sql`
      insert into invitations (post_id, freelancer_id, invited_at)
      select ${postId}, gen_random_uuid(), ${new Date(app.clock().epochMilliseconds)} from generate_series(1, ${count})`.execute(
      app.db,
    )

  test('an invitation makes the proposal free for that freelancer alone, tells them, and counts as unanswered', async () => {
    const [postId, invited, other] = [await aPost(app, client), await aFreelancer(app), await aFreelancer(app)]
    expect(await invite(postId, invited, { message: ' Your <i>bridge</i> is lovely. ' })).toMatchObject({ ok: true })
    const view = await read(postId, invited)
    expect(view).toMatchObject({
      price: 0,
      activity: { invited: 1, unanswered: 1 },
      viewer: { invitation: { message: 'Your <i>bridge</i> is lovely.', answer: null } },
    })
    expect((await read(postId, other)).price).toBe(4)
    expect((await listNotices(app.db, invited, { limit: 5 }))[0]?.text).toContain(
      'You are invited to "Rebuild our booking calendar"',
    )
    expect(await propose(postId, invited, 0)).toMatchObject({ value: { price: 0, balance: 40 } })
    expect((await read(postId, invited)).activity).toMatchObject({ invited: 1, unanswered: 0 })
    expect(await listInvitations(app, invited)).toMatchObject([{ postId, answer: 'proposed', open: false }])
  })

  test('ten simultaneous invitations of the same freelancer are one', async () => {
    const [postId, freelancer] = [await aPost(app, client), await aFreelancer(app)]
    const answers = await Promise.all(Array.from({ length: 10 }, () => invite(postId, freelancer)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await read(postId)).activity).toMatchObject({ invited: 1, unanswered: 1 })
  })

  test('whoever has not confirmed their address does not invite, and nobody invites without end', async () => {
    const [stranger, busy] = [await aClient(app, { emailVerified: false }), await aClient(app)]
    const { perPost, perDay } = policyNow(app).posts.invitations
    expect([perPost, perDay]).toEqual([30, 60])
    const asks = async (by: string, postId: string) =>
      inviteFreelancer(app, { by, postId, freelancerId: await aFreelancer(app) })
    expect(await asks(stranger, await aPost(app, stranger))).toMatchObject({ refusal: { code: 'email-not-verified' } })
    const [one, other, third] = [await aPost(app, busy), await aPost(app, busy), await aPost(app, busy)]
    await alreadyInvited(one, 29)
    const [last, over] = await Promise.all([asks(busy, one), asks(busy, one)])
    expect([last, over].filter(({ ok }) => ok)).toHaveLength(1)
    expect(await asks(busy, one)).toMatchObject({ refusal: { code: 'invitations-of-post', facts: { most: 30 } } })
    await alreadyInvited(other, 30)
    expect(await asks(busy, third)).toMatchObject({ refusal: { code: 'invitations-of-day', facts: { most: 60 } } })
    app.pass({ hours: 24 })
    expect(await asks(busy, third)).toMatchObject({ ok: true })
  })

  test('declining answers it once; it still counts as sent', async () => {
    const [postId, freelancer, stranger] = [await aPost(app, client), await aFreelancer(app), await aFreelancer(app)]
    await invite(postId, freelancer)
    expect(await declineInvitation(app, { by: stranger, postId })).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await declineInvitation(app, { by: freelancer, postId })).toMatchObject({ ok: true })
    expect(await declineInvitation(app, { by: freelancer, postId })).toMatchObject({
      refusal: { code: 'invitation-answered' },
    })
    expect((await read(postId)).activity).toMatchObject({ invited: 1, unanswered: 0 })
  })

  test('who may not invite, and who cannot be invited', async () => {
    const [postId, freelancer, proposer] = [await aPost(app, client), await aFreelancer(app), await aFreelancer(app)]
    await propose(postId, proposer, 4)
    expect(await inviteFreelancer(app, { by: await aClient(app), postId, freelancerId: freelancer })).toMatchObject({
      refusal: { code: 'not-yours' },
    })
    expect(await invite(postId, proposer)).toMatchObject({ refusal: { code: 'has-proposed' } })
    for (const nobody of [app.newId(), await aClient(app)])
      expect(await invite(postId, nobody)).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await invite(app.newId(), freelancer)).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await invite(postId, 'nonsense')).toMatchObject({
      refusal: { code: 'invalid-input', facts: { field: 'freelancerId' } },
    })
    expect(await invite(postId, freelancer, { message: 'x'.repeat(1001) })).toMatchObject({
      refusal: { code: 'invalid-input', facts: { field: 'message' } },
    })
    await editProfile(app, { by: client, isFreelancer: true })
    expect(await invite(postId, client)).toMatchObject({ refusal: { code: 'own-post' } })
    await closePost(app, { by: client, postId })
    expect(await invite(postId, freelancer)).toMatchObject({
      refusal: { code: 'post-not-open', facts: { state: 'closed' } },
    })
    expect((await read(postId)).activity.invited).toBe(0)
  })

  test('freelancers are suggested by the skills they share, nobody twice', async () => {
    const [postId, both, one, none] = [
      await aPost(app, client),
      await aFreelancer(app),
      await aFreelancer(app),
      await aFreelancer(app),
    ]
    await editPost(app, {
      by: client,
      postId,
      description: 'Two people can never take the same slot.',
      skills: ['PostgreSQL', 'Svelte'],
    })
    await editProfile(app, { by: both, skills: ['svelte', 'postgresql', 'Chess'] })
    await editProfile(app, { by: one, skills: ['Svelte'] })
    await editProfile(app, { by: none, skills: ['Chess'] })
    expect(await suggestFreelancers(app, { by: client, postId })).toMatchObject({
      value: [
        { id: both, shared: ['svelte', 'postgresql'] },
        { id: one, shared: ['Svelte'] },
      ],
    })
    await invite(postId, both)
    expect(await suggestFreelancers(app, { by: client, postId })).toMatchObject({ value: [{ id: one }] })
    expect(await suggestFreelancers(app, { by: one, postId })).toMatchObject({ refusal: { code: 'not-yours' } })
  })
})
