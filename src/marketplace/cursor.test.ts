import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'

const id = '0197a1de-9f2b-7c4e-8b1e-3f6a2d9c5b70'
const cursor = (text: string) => Buffer.from(text).toString('base64url')

test('a cursor comes back as it went out', () => {
  const at = new Date('2026-05-01T12:00:00.123Z')
  expect(decodeCursor(encodeCursor(at, id))).toEqual({ at: at.toTemporalInstant(), id })
})

test.each([
  'nonsense',
  '',
  cursor(`2026-05-01T12:00:00Z not-an-id`),
  cursor(`+275760-09-13T00:00:00Z ${id}`),
  cursor(`-271821-04-20T00:00:00Z ${id}`),
  cursor(`0000-01-01T00:00:00Z ${id}`),
])('"%s" is none of ours and starts at the beginning', text => expect(decodeCursor(text)).toBeUndefined())
