import { expect, test } from 'vitest'
import { type EditedPost, editPost, lockedFields, type PostTerms } from './edit-post.ts'

const now = Temporal.Instant.from('2026-03-01T12:00:00Z')
const endsAt = now.add({ hours: 240 })
const terms: PostTerms = {
  title: 'Repair a fence',
  description: 'Forty metres of wood.',
  category: 'Admin Support',
  specialty: 'Fences',
  level: 'entry',
  paymentType: 'fixed',
  budgetCents: 50_000,
  hourlyMinCents: null,
  hourlyMaxCents: null,
  duration: null,
  workload: null,
  openings: 2,
  skills: ['Wood'],
  questions: ['When?'],
  countries: [],
  endsAt: endsAt.epochMilliseconds,
}
const post = (more: Partial<EditedPost> = {}): EditedPost => ({
  state: 'open',
  endsAt,
  proposals: 1,
  hires: 0,
  terms,
  ...more,
})
const edit = (change: Partial<PostTerms>, of = post()) => editPost(of, { ...terms, ...change }, now)

test('once a proposal was sent, a post stays what was paid for: its text may only be added to, its openings may only grow and its end may only come sooner', () => {
  const fair = { description: 'Forty metres of wood. Tools are here.', openings: 3, endsAt: terms.endsAt - 1 }
  expect(edit(fair)).toEqual({ ok: true, value: { ...terms, ...fair } })
  for (const unfair of [{ description: 'Forty metres of steel.' }, { openings: 1 }, { endsAt: terms.endsAt + 1 }])
    expect(edit(unfair)).toMatchObject({ refusal: { code: 'post-has-proposals' } })
})

const other: Record<keyof typeof lockedFields, unknown> = {
  title: 'Paint a fence',
  category: 'Legal',
  specialty: '',
  level: 'expert',
  paymentType: 'hourly',
  budgetCents: 50_001,
  hourlyMinCents: 1,
  hourlyMaxCents: 1,
  duration: '1 to 3 months',
  workload: '30+ hrs/week',
  skills: ['Wood', 'Paint'],
  questions: [],
  countries: ['Portugal'],
}
test.each(Object.entries(other))('after a proposal its %s can no longer change; before one it can', (field, value) => {
  expect(edit({ [field]: value })).toMatchObject({
    refusal: { code: 'post-has-proposals', facts: { what: lockedFields[field as keyof typeof lockedFields] } },
  })
  expect(edit({ [field]: value }, post({ proposals: 0 })).ok).toBe(true)
})

test('after a hire the reason is the hire, and openings stay above the hires', () => {
  expect(edit({ title: 'Paint a fence' }, post({ hires: 1 }))).toMatchObject({ refusal: { code: 'post-has-hire' } })
  expect(edit({ openings: 1 }, post({ hires: 1 }))).toMatchObject({ refusal: { code: 'post-full' } })
})

test('a post that takes no more proposals cannot be edited', () => {
  expect(edit({}, post({ state: 'closed' }))).toMatchObject({
    refusal: { code: 'post-not-open', facts: { state: 'closed' } },
  })
  expect(edit({}, post({ endsAt: now }))).toMatchObject({
    refusal: { code: 'post-not-open', facts: { state: 'ended' } },
  })
})
