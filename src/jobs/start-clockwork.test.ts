import { randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { saveMail } from '#database/notices/mails'
import { databases, freshApp } from '#tests/fresh-app'
import { serving } from '#tests/serving'
import { statements } from './boss-connection.ts'
import { startClockwork } from './start-clockwork.ts'

for (const on of databases) {
  test(`the clockwork starts twice, sends a mail within a moment and stops (${on})`, async () => {
    const app = await freshApp({ on })
    const sent: string[] = []
    const running = serving(app, { delivers: true, send: async ({ to }) => void sent.push(to) })
    const stops = await Promise.all([startClockwork(running, app.database), startClockwork(running, app.database)])
    await app.db
      .transaction()
      .execute(tx =>
        saveMail(
          tx,
          { mailId: randomUUIDv7(), recipient: 'robin@example.com', subject: 'Hello', text: 'Hello', link: '/' },
          new Date(0),
        ),
      )
    await expect.poll(() => sent, { timeout: 5000 }).toEqual(['robin@example.com'])
    await Promise.all(stops.map(stop => stop()))
    await app.close()
  })
}

test('a block of SQL is cut where a statement ends and nowhere else', () => {
  expect(statements(`select ';', "a;b"; do $x$ begin; end; $x$; -- one; two\nselect 1 / 2 /* ; */; `)).toEqual([
    `select ';', "a;b"`,
    ' do $x$ begin; end; $x$',
    ' -- one; two\nselect 1 / 2 /* ; */',
  ])
})
