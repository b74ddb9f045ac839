import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aClient, aFreelancer, aPost, freshApp } from '#tests/fresh-app'
import { closePost } from '../ends/close-post.ts'
import { readDraft, saveDraft } from './save-draft.ts'

test('a draft is kept while its post is open, and nobody has more than 200', async () => {
  const app = await freshApp()
  const [by, client] = [await aFreelancer(app), await aClient(app)]
  const [postId, another] = [await aPost(app, client), await aPost(app, client)]
  const save = (of: string, coverLetter: string) =>
    saveDraft(app, { by, postId: of, coverLetter, bid: '', answers: [], portfolio: [] })
  expect(await save(postId, 'First.')).toMatchObject({ ok: true })
  await sql`
    with more as (
      insert into posts (post_id, client_id, title, description, category, level, payment_type, budget_cents, openings, price, posted_at, ends_at)
      select gen_random_uuid(), client_id, title, description, category, level, payment_type, budget_cents, openings, price, posted_at, ends_at
      from posts, generate_series(1, 199) where post_id = ${postId} returning post_id)
    insert into drafts (post_id, freelancer_id, saved_at) select post_id, ${by}, now() from more`.execute(app.db)
  expect(await save(another, 'One more.')).toMatchObject({ refusal: { code: 'too-many-drafts', facts: { most: 200 } } })
  expect(await save(postId, 'Second.')).toMatchObject({ ok: true })
  await closePost(app, { by: client, postId })
  expect(await save(postId, 'Third.')).toMatchObject({ refusal: { code: 'post-not-open', facts: { state: 'closed' } } })
  expect(await readDraft(app, postId, by)).toMatchObject({ coverLetter: 'Second.' })
  await app.close()
})
