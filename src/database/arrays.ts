import { type RawBuilder, sql } from 'kysely'

// The drivers quote an array element by element. These never need quotes: written as one text, a batch costs a tenth.

export const uuids = (ids: (string | null)[]): RawBuilder<string[]> => sql`${literal(ids)}::uuid[]`
export const integers = (figures: (number | null)[]): RawBuilder<number[]> => sql`${literal(figures)}::bigint[]`
export const instants = (at: (Temporal.Instant | null)[]): RawBuilder<Date[]> =>
  sql`${literal(at.map(written()))}::timestamptz[]`

/** Names of ours: letters and hyphens alone. */
export const words = (names: string[]): RawBuilder<string[]> => sql`${literal(names)}::text[]`

export const flags = (given: boolean[]): RawBuilder<boolean[]> => sql`${literal(given)}::boolean[]`

/** Texts of any kind: most are short and plain, and only the others are quoted. */
export const texts = (given: (string | null)[]): RawBuilder<string[]> => sql`${literal(given.map(quoted))}::text[]`

export const hexes = (hashes: (string | null)[]): RawBuilder<string[]> => sql`${literal(hashes)}::text[]`

// Most instants of a batch are the same few: each is written out once.
function written(): (at: Temporal.Instant | null) => string | null {
  const known = new Map<number, string>()
  return at => {
    if (!at) return null
    const ms = at.epochMilliseconds
    const text = known.get(ms) ?? new Date(ms).toISOString()
    known.set(ms, text)
    return text
  }
}

const plain = /^[\w:.-]+$/
const quoted = (text: string | null): string | null =>
  text === null || (plain.test(text) && text.toLowerCase() !== 'null')
    ? text
    : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`

// Where nothing is given, `unnest` of several arrays makes it as long as the others.
const literal = (elements: (string | number | boolean | null)[]): string =>
  elements.every(each => each === null) ? '{}' : `{${elements.map(each => each ?? 'null').join(',')}}`

/** One instant by itself, as the drivers take it. */
export const date = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds)

/** Ids in order, each once: rows are locked in it, so that batches meet in one order. */
export const sorted = (ids: string[]): string[] =>
  ids.every((id, i) => i === 0 || ids[i - 1]! < id) ? ids : [...new Set(ids)].sort()
