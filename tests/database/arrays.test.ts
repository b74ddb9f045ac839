import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flags, integers, texts } from '#database/arrays'
import { databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(() => app.close())

  test('texts of any kind arrive as they were sent', async () => {
    const awkward = ['null', 'NULL', '', ' ', '"', '\\', '\\"', '{}', 'a,b', "it's", 'é 漢 🪙', '\n', null]
    const any = fc.array(fc.option(fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\0'))))
    // Beside others, as all are: by themselves texts that are all missing would be none.
    const sent = async (given: (string | null)[]) => {
      const { rows } = await sql<{ got: unknown }>`
        select got from unnest(${integers([...given.keys()])}, ${texts(given)}) as given (i, got) order by i`.execute(
        app.db,
      )
      expect(rows.map(({ got }) => got)).toEqual(given)
    }
    await sent(awkward)
    await sent([null, null])
    await fc.assert(fc.asyncProperty(any, sent), { numRuns: 50 })
  })

  test('flags arrive as they were sent', async () => {
    const { rows } = await sql<{ got: unknown }>`select ${flags([true, false])} as got`.execute(app.db)
    expect(rows[0]!.got).toEqual([true, false])
  })
})
