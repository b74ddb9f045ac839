import { sql } from 'kysely'
import { expect } from 'vitest'
import { audit } from '#marketplace/ledger/audit'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { runClockwork } from './live-weeks.ts'
import type { Market } from './market.ts'
import { replay, stored } from './replay.ts'

/** What must hold of any market at any time. */
export async function lookBack(market: Market): Promise<void> {
  const { app, running, errors, freelancers } = market
  await runClockwork(market)
  for (const job of running.jobs) expect([job.name, await job.due(running)]).toEqual([job.name, 0])
  expect(errors).toEqual([])
  const { connects, differences } = await audit(app.db)
  expect(differences).toEqual([])
  const { issued, ...places } = connects
  expect(Object.values(places).reduce((sum, here) => sum + here)).toBe(issued)
  expect(issued).toBe(await received(market))
  const { books, wrong } = await replay(app)
  expect(wrong).toEqual([])
  expect(Object.fromEntries(books)).toEqual(Object.fromEntries(await stored(app)))
  for (const id of freelancers) {
    const { lines } = await readStatement(app, id, {}, 10_000)
    const { available } = await readBalance(app, id)
    expect([id, lines[0]?.balance ?? 0, lines.reduce((sum, { change }) => sum + change, 0)]).toEqual([
      id,
      available,
      available,
    ])
    expect(lines.filter(({ balance }) => balance < 0)).toEqual([])
  }
}

/** What all wallets were ever given, as their lots say: those that opened again with what came back are not new. */
async function received({ app }: Market): Promise<number> {
  const { rows } = await sql<{ connects: number }>`
    select coalesce(sum(granted), 0)::int as connects from lots where origin_lot_id is null`.execute(app.db)
  return rows[0]!.connects
}
