import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSetting } from '#database/settings'
import { readPolicy } from '#gateways/policies/read-policy'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { drawOf, drawSeed } from '#marketplace/boosts/draw-of'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { boostSecret } from '../../src/cli/boost-secret.ts'
import { seededApp } from '../../src/demo/seeded.ts'
import { aClient, aFreelancer, aPost, freshApp, noon, type TestApp } from '../fresh-app.ts'

const earnest = readPolicy('earnest')
const policy = { ...earnest, boosts: { ...earnest.boosts!, placeboPercent: 50 } }

let app: TestApp
beforeEach(async () => {
  app = await freshApp({ policy })
})
afterEach(async () => {
  delete process.env.BOOST_SECRET
  await app.close()
})

test('a secret is made at the first start and kept, and the one that is given comes before it', async () => {
  const made = await boostSecret(app)
  expect(made).toMatch(/^[\w-]{43}$/)
  expect(await boostSecret(app)).toBe(made)
  process.env.BOOST_SECRET = 'given'
  expect(await boostSecret(app)).toBe('given')
  const other = await freshApp()
  delete process.env.BOOST_SECRET
  expect(await boostSecret(other)).not.toBe(made)
  await other.close()
})

test('the story of the demo is drawn by its own, and leaves nothing that later draws are made with', async () => {
  const secret = await boostSecret(app)
  const story = seededApp({ ...app, boostSecret: secret }, { seed: 1848, start: noon })
  const drawn = await drawSeed(story, app.db)
  expect(drawn).toBe('story 1848')
  expect(await readSetting(app.db, 'boost-seed')).toBeUndefined()
  expect(await drawSeed({ ...app, boostSecret: secret }, app.db)).toBe(secret)
})

test('which auctions are placebos follows from the secret alone', async () => {
  const served = { ...app, boostSecret: await boostSecret(app) }
  const client = await aClient(app)
  for (let i = 0; i < 12; i++) {
    const [postId, by] = [await aPost(app, client), await aFreelancer(app)]
    const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
    const sent = await submitProposal(served, { by, postId, ...letter })
    if (!sent.ok) throw new Error(sent.refusal.code)
    await bidBoost(served, { by, proposalId: sent.value.proposalId, connects: 2 })
  }
  const rows = await app.db.selectFrom('boost_auctions').select(['post_id', 'placebo']).execute()
  expect(rows).toHaveLength(12)
  for (const row of rows) expect(row.placebo).toBe(drawOf(served.boostSecret, row.post_id) < 0.5)
})
