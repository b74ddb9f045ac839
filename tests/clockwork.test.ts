import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { clockwork } from '#jobs/clockwork'
import { notify } from '#marketplace/notices/notify'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import type { RunningApp } from '#marketplace/running-app'
import { audit } from '#marketplace/wallets/audit'
import { readBalance } from '#marketplace/wallets/read-balance'
import { aClient, aFreelancer, aPost, beside, databases, freshApp, type TestApp } from './fresh-app.ts'
import { serving } from './serving.ts'

/** Makes something that is due at once after `wait`, and says what must have happened then, once, however often it ran. */
type Case = {
  wait: Temporal.DurationLike
  /** So much is due then. */
  due: number
  arrange(app: TestApp): Promise<() => Promise<unknown>>
  effect: unknown
}

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
const sent: string[] = []

const cases: Record<string, Case> = {
  'end-due-posts': {
    wait: { hours: 24 * 31 },
    due: 2,
    arrange: async app => {
      const [client, by] = [await aClient(app), await aFreelancer(app)]
      await aPost(app, client)
      await submitProposal(app, { by, postId: await aPost(app, client), ...letter })
      return async () => (await readBalance(app, by)).available
    },
    effect: 40,
  },
  'write-lapses': {
    wait: { hours: 24 * 366 },
    due: 1,
    arrange: async app => {
      const by = await aFreelancer(app)
      return async () => {
        const kinds = await sql`select kind, amount from ledger_entries where wallet_id = ${by} order by seq`.execute(
          app.db,
        )
        return kinds.rows
      }
    },
    effect: [
      { kind: 'granted', amount: 40 },
      { kind: 'expired', amount: 40 },
    ],
  },
  'deliver-mails': {
    wait: { minutes: 1 },
    due: 1,
    arrange: async app => {
      const memberId = await aFreelancer(app)
      sent.length = 0
      const notices = [{ memberId, kind: 'test', text: 'Your 6 Connects are back.', link: '/wallet' }]
      await app.db.transaction().execute(tx => notify(app, tx, notices, app.clock()))
      return async () => sent.length
    },
    effect: 1,
  },
  'forget-old': {
    wait: { hours: 24 * 31 },
    due: 1,
    arrange: async app => {
      const walletId = await aFreelancer(app)
      const keep = (key: string, days: number) =>
        sql`insert into idempotency_keys (wallet_id, key, body_hash, answer, at)
          values (${walletId}, ${key}, '', '{}', ${new Date(app.clock().add({ hours: 24 * days }).epochMilliseconds)})`.execute(
          app.db,
        )
      await keep('old', 0)
      await keep('newer', 20)
      return async () => (await sql`select key from idempotency_keys`.execute(app.db)).rows
    },
    effect: [{ key: 'newer' }],
  },
}

test('every job of the clockwork is tried here, and each has a name and a title of its own', () => {
  expect(Object.keys(cases).sort()).toEqual(clockwork.map(({ name }) => name).sort())
  for (const of of ['name', 'title'] as const)
    expect(new Set(clockwork.map(job => job[of])).size).toBe(clockwork.length)
})

describe.each(databases)('on %s', on => {
  describe.each(clockwork)('$name', job => {
    const { arrange, wait, due, effect } = cases[job.name]!

    test('says how much is due and when, does it once when two run it at once, late and again, and then nothing is due', async () => {
      const app = await freshApp({ on })
      const look = await arrange(app)
      const before = app.clock()
      const [one, two] = await twoServers(app, on)
      const next = await job.nextDue(one, before.subtract({ milliseconds: 1 }))
      app.pass(wait)
      const [first, second] = [one, two].map(server => at(app, server)) as [RunningApp, RunningApp]
      expect(await job.due(first)).toBe(due)
      if (next) expect(Temporal.Instant.compare(next, app.clock())).toBeLessThanOrEqual(0)
      const ran = await Promise.all([job.run(first), job.run(second)])
      expect(ran[0]! + ran[1]!).toBeGreaterThanOrEqual(due)
      expect(await look()).toEqual(effect)
      expect(await job.due(first)).toBe(0)
      expect(await job.run(second)).toBe(0)
      expect(await look()).toEqual(effect)
      expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
      if (two !== one) await two.app.db.destroy()
      await app.close()
    })
  })
})

const mail = { delivers: true, send: async ({ to }: { to: string }) => void sent.push(to) }
const at = (app: TestApp, server: RunningApp): RunningApp => ({ ...serving({ ...app, db: server.app.db }, mail) })

async function twoServers(app: TestApp, on: 'pglite' | 'postgres'): Promise<[RunningApp, RunningApp]> {
  const one = serving(app, mail)
  return [one, on === 'postgres' ? serving(await beside(app), mail) : one]
}
