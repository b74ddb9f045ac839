import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from './read-lines.ts'

test('blank lines are counted and left out', async () => {
  expect(await read('a\n\n  \nb')).toEqual([
    { number: 1, text: 'a' },
    { number: 4, text: 'b' },
  ])
})

test('a BOM and carriage returns are no part of a line', async () => {
  expect(await read('\uFEFFa\r\nb\r\n')).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: 'b' },
  ])
})

test('U+2028 inside a JSON string does not end the line', async () => {
  expect(await read('"a\u2028b"\n')).toEqual([{ number: 1, text: '"a\u2028b"' }])
})

test('bytes that are not UTF-8 spoil their own line only', async () => {
  expect(await read(Buffer.from([0x61, 0xff, 0x0a, 0x62]))).toEqual([
    { number: 1, error: expect.stringContaining('Not UTF-8') },
    { number: 2, text: 'b' },
  ])
})

test('a line of 15 MB is read, one of 17 MB is reported, and the next line follows', async () => {
  const long = 'x'.repeat(15 * 1024 * 1024)
  const lines = await read(`${long}\n${long}xxx${'x'.repeat(2 * 1024 * 1024)}\nb\n`, 65_536)
  expect(lines[0]).toEqual({ number: 1, text: long })
  expect(lines.slice(1)).toEqual([
    { number: 2, error: expect.stringContaining('16 MB') },
    { number: 3, text: 'b' },
  ])
})

test('however the bytes are cut, the lines are the same', async () => {
  const word = fc.string({ unit: 'binary', maxLength: 8 }).map(text => text.replaceAll('\n', ''))
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 6 }), fc.integer({ min: 1, max: 5 }), async (words, size) => {
      const text = words.join('\n')
      expect(await read(text, size)).toEqual(await read(text, 1_000_000))
    }),
  )
})

async function read(content: string | Uint8Array, chunkSize = 1_000_000) {
  const bytes = Buffer.from(content)
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += chunkSize) yield bytes.subarray(from, from + chunkSize)
  }
  return (await Array.fromAsync(readLines(chunks()))).flat()
}
