import { describe, expect, test } from 'vitest'
import { importedPostSchema, pricedLineSchema } from './imported-post.ts'
import { parseLine } from './parse-line.ts'

const smallest = {
  id: 'p1',
  title: 'Repair a fence',
  category: 'Admin Support',
  clientKey: 'c1',
  paymentType: 'hourly',
}

describe('an imported post', () => {
  test('needs no more than id, title, category, client and payment type', () => {
    expect(parse(smallest)).toMatchObject({
      ok: true,
      value: { id: 'p1', description: null, skills: null, payment: { type: 'hourly', duration: null } },
    })
  })

  test('carries its amounts in cents and its day as an instant', () => {
    const line = {
      ...smallest,
      paymentType: 'fixed',
      budgetUsd: 0.29,
      clientSpentUsd: 14_478.38,
      hourlyMidUsd: 4.5,
      postedAt: '2023-01-02T03:04:05Z',
    }
    const post = parse(line)
    if (!post.ok) throw new Error(post.error)
    expect(post.value).toMatchObject({
      payment: { type: 'fixed', budgetCents: 29 },
      clientSpentCents: 1_447_838,
      hourlyMidCents: 450,
    })
    expect(post.value.postedAt?.toString()).toBe('2023-01-02T03:04:05Z')
  })

  test.each([
    ['a rating', { clientRating: 9 }],
    ['a day', { postedAt: 'yesterday' }],
    ['openings', { freelancersToHire: 0 }],
    ['a level', { level: 'guru' }],
    ['skills', { skills: 'fences' }],
  ])('is refused with a wrong %s', (_, wrong) => {
    expect(parse({ ...smallest, ...wrong })).toEqual({
      ok: false,
      error: expect.stringContaining(Object.keys(wrong)[0]!),
    })
  })

  test('is refused without a client, naming everything that is missing', () => {
    expect(parse({ id: 'p1', paymentType: 'hourly' })).toEqual({
      ok: false,
      error: 'Not a post: title is missing; category is missing; clientKey is missing.',
    })
  })
})

describe('a budget', () => {
  test.each([
    [599.99, 59_999],
    [599.999, 59_999],
    [600, 60_000],
    [0, 0],
    [1.1, 110],
  ])('of $%d is %d cents', (budgetUsd, cents) => {
    const line = parseLine(JSON.stringify({ id: 'p', paymentType: 'fixed', budgetUsd }), pricedLineSchema)
    expect(line).toMatchObject({ ok: true, value: { priced: { payment: { budgetCents: cents } } } })
  })

  test.each(['-1', '"50"', 'null', '1e999', '[50]', 'true', '30000000'])('of %s is none', budget => {
    expect(parseLine(`{"id":"p","paymentType":"fixed","budgetUsd":${budget}}`, pricedLineSchema)).toEqual({
      ok: false,
      error: expect.stringMatching(/^Not a post: budgetUsd: /),
    })
  })

  test('may be absent where the work is hourly, not where it is fixed', () => {
    expect(parseLine('{"id":"p","paymentType":"hourly"}', pricedLineSchema).ok).toBe(true)
    expect(parseLine('{"id":"p","paymentType":"fixed"}', pricedLineSchema)).toEqual({
      ok: false,
      error: 'Not a post: budgetUsd: a fixed-price post needs its budget.',
    })
  })
})

function parse(line: object) {
  return parseLine(JSON.stringify(line), importedPostSchema)
}
