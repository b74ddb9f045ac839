import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, earnest, noon } from '#tests/builders'
import { type ProlongingAct, prolongingActs } from '../posts/post-rules.ts'
import { prolongedBy, prolongPost } from './prolong-post.ts'

const upTo = (length: number, by: ProlongingAct[] = []) => ({
  ...earnest,
  posts: { ...earnest.posts, prolonged: { days: length, by } },
})
const open = (endsAt = days(30)) => ({ state: 'open', endsAt, endChosen: false }) as const
const june1 = Temporal.Instant.from('2026-06-01T00:00Z')

test('a post stays open longer when its client asks for it, and by the acts its policy names where its client chose no last day; never shorter', () => {
  expect(prolongPost(open(days(2)), upTo(30), noon)).toEqual({ ok: true, value: june1 })
  expect(prolongPost({ ...open(days(2)), endChosen: true } as never, upTo(30), noon)).toEqual({
    ok: true,
    value: june1,
  })
  expect(prolongPost(open(days(40)), upTo(30), noon)).toMatchObject({ refusal: { code: 'open-long-enough' } })
  for (const act of prolongingActs) {
    expect(prolongedBy(act, open(days(2)), upTo(30, [act]), noon)).toEqual(june1)
    expect(prolongedBy(act, { ...open(days(2)), endChosen: true }, upTo(30, [act]), noon)).toBeNull()
    const others = prolongingActs.filter(other => other !== act)
    expect(prolongedBy(act, open(days(2)), upTo(30, others), noon)).toBeNull()
    expect(prolongedBy(act, open(days(40)), upTo(30, [act]), noon)).toBeNull()
  }
})

test('what has ended is not prolonged, and nothing is where the policy has it off', () => {
  expect(prolongPost(open(noon), upTo(30), noon)).toMatchObject({ refusal: { facts: { state: 'ended' } } })
  expect(prolongPost({ ...open(), state: 'closed' }, upTo(30), noon)).toMatchObject({
    refusal: { code: 'post-not-open' },
  })
  const off = { ...earnest, posts: { ...earnest.posts, prolonged: null } }
  expect(prolongPost(open(), off, noon)).toMatchObject({ refusal: { code: 'prolonging-off' } })
  expect(prolongedBy('edited', open(), off, noon)).toBeNull()
})

test('asked again within a day it stays as it is, so that an act a minute writes once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 11 * 60 }), (length, minutes) => {
      const first = prolongPost(open(days(0).add({ seconds: 1 })), upTo(length), noon)
      if (!first.ok) throw new Error(first.refusal.code)
      expect(first.value.toZonedDateTimeISO('UTC').hour).toBe(0)
      expect(Temporal.Instant.compare(first.value, days(length))).toBe(1)
      expect(prolongPost(open(first.value), upTo(length), noon.add({ minutes })).ok).toBe(false)
    }),
  )
})
