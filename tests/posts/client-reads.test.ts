import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePost } from '#marketplace/ends/close-post'
import { foreseeEnd } from '#marketplace/ends/foresee-end'
import { removePost } from '#marketplace/ends/remove-post'
import { listClients } from '#marketplace/members/list-clients'
import { onlyPolicy } from '#marketplace/policy/policies'
import { listAnyPosts } from '#marketplace/posts/list-any-posts'
import { previewPost } from '#marketplace/posts/preview-post'
import { publishPost } from '#marketplace/posts/publish-post'
import { readOwnPost } from '#marketplace/posts/read-own-post'
import { findNeighbours } from '#marketplace/proposals/find-neighbours'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { earnest } from '../builders.ts'
import { aClient, aFreelancer, anOperator, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(() => app.close())

  const letter = { coverLetter: 'I have built two.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 4 }
  async function proposalsOn(postId: string, count: number): Promise<string[]> {
    const ids: string[] = []
    for (let i = 0; i < count; i++) {
      app.pass({ minutes: 1 })
      const sent = await submitProposal(app, { by: await aFreelancer(app), postId, ...letter })
      if (!sent.ok) throw new Error(sent.refusal.code)
      ids.push(sent.value.proposalId)
    }
    return ids
  }
  const written = {
    title: 'Translate our menu',
    description: 'Four pages, from Portuguese into English, for a family restaurant.',
    category: 'Translation' as const,
    paymentType: 'fixed' as const,
    budgetCents: 120_00,
  }

  test('what closing would do is what closing does', async () => {
    const client = await aClient(app)
    const postId = await aPost(app, client)
    await proposalsOn(postId, 3)
    const foreseen = await foreseeEnd(app, { by: client, postId, how: 'closed' })
    expect(foreseen).toMatchObject({ ok: true, value: { ends: true, back: 3, returned: 12, spent: 0 } })
    expect(await closePost(app, { by: client, postId })).toMatchObject({ value: { returned: 12, proposals: 3 } })
    expect(await foreseeEnd(app, { by: client, postId, how: 'closed' })).toMatchObject({ ok: false })
    const own = await readOwnPost(app, { by: client, postId })
    expect(own).toMatchObject({ value: { proposals: 3, back: { returned: 12, proposals: 3 } } })
  })

  test('a hire that fills the last opening ends the others, one that does not leaves them', async () => {
    const client = await aClient(app)
    const postId = await aPost(app, client, { openings: 2 })
    const [first, second] = await proposalsOn(postId, 4)
    const foresee = (proposalId: string) => foreseeEnd(app, { by: client, postId, how: 'hired', proposalId })
    expect(await foresee(first!)).toMatchObject({ value: { ends: false, spent: 0 } })
    await hireFreelancer(app, { by: client, proposalId: first! })
    expect(await foresee(second!)).toMatchObject({ value: { ends: true, back: 0, returned: 0, spent: 2 } })
    expect(await foresee(first!)).toMatchObject({ refusal: { code: 'proposal-not-open' } })
    expect(await foresee(app.newId())).toMatchObject({ refusal: { code: 'not-found' } })
  })

  test('removing brings back what a hire had spent, and only an operator foresees it', async () => {
    const [client, operator] = [await aClient(app), await anOperator(app)]
    const postId = await aPost(app, client)
    const [first] = await proposalsOn(postId, 3)
    await hireFreelancer(app, { by: client, proposalId: first! })
    expect(await foreseeEnd(app, { by: client, postId, how: 'removed' })).toMatchObject({ ok: false })
    expect(await foreseeEnd(app, { by: operator, postId, how: 'removed' })).toMatchObject({
      value: { back: 3, returned: 12, spent: 0 },
    })
    const removed = await removePost(app, { by: operator, postId, reason: 'A scam.' })
    expect(removed).toMatchObject({ value: { returned: 12, proposals: 3 } })
  })

  test('nobody else reads a post as its client does', async () => {
    const [client, other] = [await aClient(app), await aClient(app)]
    const postId = await aPost(app, client)
    expect(await readOwnPost(app, { by: other, postId })).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await readOwnPost(app, { by: client, postId: 'x' })).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await foreseeEnd(app, { by: other, postId, how: 'closed' })).toMatchObject({ ok: false })
  })

  test('the neighbours of a proposal stay when opening it takes it out of its folder', async () => {
    const client = await aClient(app)
    const postId = await aPost(app, client)
    const [a, b, c] = await proposalsOn(postId, 3)
    const around = () => findNeighbours(app, { postId, proposalId: b!, folder: 'unread' })
    expect(await around()).toEqual({ previous: a, next: c })
    await viewProposal(app, { by: client, proposalId: b! })
    expect(await around()).toEqual({ previous: a, next: c })
    await viewProposal(app, { by: client, proposalId: a! })
    expect(await around()).toEqual({ previous: null, next: c })
  })

  test('the price in a preview is the price of the published post', async () => {
    const client = await aClient(app, { paymentVerified: false })
    const preview = await previewPost(app, { by: client, ...written })
    const published = await publishPost(app, { by: client, ...written })
    if (!preview.ok || !published.ok || !preview.value.price) throw new Error('refused')
    expect(preview.value.price.connects).toBe(published.value.price)
    expect(preview.value.endsAt).toBe(new Date(published.value.endsAt).toISOString().replace('.000', ''))
    expect(preview.value.price.because.map(({ text }) => text)).toContain("Client's payment not verified")
  })

  test('whoever is invited pays the lesser of the price and what the policy says of an invitation', async () => {
    const client = await aClient(app)
    const dear = { ...app, policies: onlyPolicy({ ...earnest, price: { ...earnest.price, invitation: 48 } }) }
    const preview = await previewPost(dear, { by: client, ...written })
    const postId = await aPost(app, client)
    const own = await readOwnPost(dear, { by: client, postId })
    expect(preview).toMatchObject({ value: { price: { connects: 4 }, invited: { connects: 4 } } })
    expect(own).toMatchObject({ value: { invited: { connects: 4 } } })
  })

  test('a preview names every problem by field, and is for clients', async () => {
    const client = await aClient(app)
    const preview = await previewPost(app, { by: client, ...written, title: 'Menu', budgetCents: null })
    expect(preview).toMatchObject({
      value: { problems: { title: expect.any(String), budgetCents: expect.any(String) } },
    })
    expect(await previewPost(app, { by: await aFreelancer(app), ...written })).toMatchObject({
      refusal: { code: 'not-a-client' },
    })
  })

  test('an operator finds posts by words, id and in any state, and clients by a part of their name', async () => {
    const [client, operator] = [await aClient(app), await anOperator(app)]
    const title = 'Quarantine a beehive'
    const post = await publishPost(app, { by: client, ...written, title })
    if (!post.ok) throw new Error(post.refusal.code)
    await closePost(app, { by: client, postId: post.value.postId })
    for (const words of ['beehives', post.value.postId.toUpperCase()])
      expect(await listAnyPosts(app, { by: operator, words })).toMatchObject({
        value: { posts: [{ title, state: 'closed' }], more: false },
      })
    expect(await listAnyPosts(app, { by: client, words: '' })).toMatchObject({ refusal: { code: 'not-an-operator' } })
    const found = await listClients(app, { by: operator, name: 'oBIN d' })
    expect(found).toMatchObject({
      ok: true,
      value: { clients: expect.arrayContaining([expect.objectContaining({ id: client })]) },
    })
    expect(await listClients(app, { by: operator, name: '%_%' })).toMatchObject({ value: { clients: [] } })
    expect(await listClients(app, { by: client, name: '' })).toMatchObject({ refusal: { code: 'not-an-operator' } })
  })
})
