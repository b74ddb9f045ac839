import { sql } from 'kysely'
import { date, uuids } from './arrays.ts'
import type { Database, Tx } from './open.ts'

export type Keyed = { walletId: string; key: string; hash: string }

/** The answers already given under these keys, by `walletId/key`. */
export async function findAnswers<A>(db: Database, keyed: Keyed[]): Promise<Map<string, { hash: string; answer: A }>> {
  if (keyed.length === 0) return new Map()
  const { rows } = await sql<{ wallet_id: string; key: string; body_hash: string; answer: A }>`
    select wallet_id, key, body_hash, answer
    from idempotency_keys
    where (wallet_id, key) in (
      select * from unnest(${uuids(keyed.map(({ walletId }) => walletId))}, ${keyed.map(({ key }) => key)}::text[]))`.execute(
    db,
  )
  return new Map(rows.map(row => [`${row.wallet_id}/${row.key}`, { hash: row.body_hash, answer: row.answer }]))
}

/** Keeps first answers. Fails on a key that another process has just used (23505): the batch is run again and finds its answer. */
export async function saveAnswers(
  tx: Tx,
  answered: (Keyed & { answer: unknown })[],
  now: Temporal.Instant,
): Promise<void> {
  if (answered.length === 0) return
  await sql`
    insert into idempotency_keys (wallet_id, key, body_hash, answer, at)
    select wallet_id, key, body_hash, answer::json, ${date(now)}::timestamptz
    from unnest(
      ${uuids(answered.map(({ walletId }) => walletId))}, ${answered.map(({ key }) => key)}::text[],
      ${answered.map(({ hash }) => hash)}::text[], ${answered.map(({ answer }) => JSON.stringify(answer))}::text[]
    ) as answered (wallet_id, key, body_hash, answer)`.execute(tx)
}
