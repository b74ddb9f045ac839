import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closePost } from '#marketplace/ends/close-post'
import { audit } from '#marketplace/ledger/audit'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { readBalance } from '#marketplace/wallets/read-balance'
import { aClient, aFreelancer, aPost, beside, freshApp, type TestApp } from '../fresh-app.ts'

let apps: [TestApp, TestApp]
let client: string

beforeEach(async () => {
  const first = await freshApp({ on: 'postgres' })
  apps = [first, await beside(first)]
  client = await aClient(first)
})
afterEach(async () => {
  expect(await audit(apps[0].db)).toMatchObject({ ok: true, differences: [] })
  for (const app of apps.toReversed()) await app.close()
})

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
const turn = (i: number) => apps[i % 2]!
const many = <T>(count: number, what: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => what(i)))
const balance = async (id: string) => (await readBalance(apps[0], id)).available

test('two processes, one freelancer, one post: charged once', async () => {
  const [postId, by] = [await aPost(apps[0], client), await aFreelancer(apps[0])]
  const answers = await many(20, i => submitProposal(turn(i), { by, postId, ...letter }))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await balance(by)).toBe(36)
})

test('two processes, one key: one effect, and everybody has the first answer', async () => {
  const [postId, by, key] = [await aPost(apps[0], client), await aFreelancer(apps[0]), 'the same key']
  const answers = await many(20, i => submitProposal(turn(i), { by, postId, key, ...letter }))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.ok).toBe(true)
  expect(await balance(by)).toBe(36)
})

test('two processes spend one wallet: never below zero', async () => {
  const by = await aFreelancer(apps[0], { connects: 10 })
  const posts = await many(12, () => aPost(apps[0], client))
  const answers = await many(12, i => submitProposal(turn(i), { by, postId: posts[i]!, ...letter }))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
  expect(await balance(by)).toBe(2)
})

test('a post is closed while proposals arrive: each is refused or returned, none is kept', async () => {
  const postId = await aPost(apps[0], client)
  const freelancers = await many(30, () => aFreelancer(apps[0]))
  const sending = many(30, i => submitProposal(turn(i), { by: freelancers[i]!, postId, ...letter }))
  const [, closed] = await Promise.all([sending, closePost(apps[1], { by: client, postId })])
  expect(closed.ok).toBe(true)
  for (const id of freelancers) expect(await balance(id)).toBe(40)
})

test('a post is closed ten times at once: everything comes back once', async () => {
  const [postId, by] = [await aPost(apps[0], client), await aFreelancer(apps[0])]
  await submitProposal(apps[0], { by, postId, ...letter })
  const answers = await many(10, i => closePost(turn(i), { by: client, postId }))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await balance(by)).toBe(40)
})

test('hired by one process and withdrawn in the other: one of them happens', async () => {
  const [postId, by] = [await aPost(apps[0], client), await aFreelancer(apps[0])]
  const sent = await submitProposal(apps[0], { by, postId, ...letter })
  const proposalId = sent.ok ? sent.value.proposalId : ''
  const [hired, withdrawn] = await Promise.all([
    hireFreelancer(apps[0], { by: client, proposalId }),
    withdrawProposal(apps[1], { by, proposalId }),
  ])
  expect([hired.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1)
})

test('many freelancers, many posts, two processes in every order: no deadlock is left to the caller', async () => {
  const posts = await many(8, () => aPost(apps[0], client))
  const freelancers = await many(20, () => aFreelancer(apps[0]))
  const pairs = freelancers.flatMap((by, f) => posts.map((_, p) => ({ by, postId: posts[(p + f) % posts.length]! })))
  const answers = await many(pairs.length, i => submitProposal(turn(i), { ...pairs[i]!, ...letter }))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  const { rows } = await sql<{ spent: number }>`select sum(price)::int as spent from proposals`.execute(apps[0].db)
  expect(rows[0]?.spent).toBe(pairs.length * 4)
})
