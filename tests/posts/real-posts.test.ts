import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { priceComparison } from '#cli/price-comparison'
import { readPolicy } from '#gateways/policies/read-policy'
import { importedPostSchema, pricedLineSchema } from '#marketplace/imports/imported-post'
import { parseLine } from '#marketplace/imports/parse-line'

const file = '../shared/data/jobs-2023.ndjson.gz'
const there = existsSync(file)
if (!there) console.warn(`Skipped: the real posts of January 2023 are not at ${file}.`)

describe.skipIf(!there)('the policy upwork-2022 against the real prices of January 2023', () => {
  test('every line is a post, for pricing and for import', () => {
    const refused = lines.flatMap(line => [parse(line), parseLine(line, importedPostSchema)]).filter(({ ok }) => !ok)
    expect(refused).toEqual([])
  })

  test('every fixed-price post is at the base price or one step below it', () => {
    const { base, stepBelow, neither } = compared(({ priced }) => priced.payment.type === 'fixed')
    expect(base + stepBelow).toBeGreaterThan(4000)
    expect(neither).toBe(0)
  })

  test('more than 99.9% of all posts are at the base price or one step below it', () => {
    const { base, stepBelow, neither, known, exact } = compared(() => true)
    console.info(
      `${base} at the base price, ${stepBelow} one step below, ${neither} neither; verification known of ${known}, ${exact} of them match exactly.`,
    )
    expect((base + stepBelow) / (base + stepBelow + neither)).toBeGreaterThan(0.999)
    // Three quarters of the unverified are a step down, and almost all of the verified are not: no rule of the post alone tells more.
    expect(exact / known).toBeGreaterThan(0.88)
  })
})

type Post = Extract<ReturnType<typeof parse>, { ok: true }>['value']
const parse = (line: string) => parseLine(line, pricedLineSchema)
const lines = there ? gunzipSync(readFileSync(file)).toString().trim().split('\n') : []
const posts = lines.map(parse)

function compared(which: (post: Post) => boolean) {
  const comparison = priceComparison(readPolicy('upwork-2022'))
  for (const parsed of posts)
    if (parsed.ok && parsed.value.connects !== null && which(parsed.value))
      comparison.add(parsed.value.priced, parsed.value.connects)
  return comparison.counts
}
