import { sql } from 'kysely'
import type { Keep, PolicyVersion } from '#economy/policy/policy-versions'
import { date } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { PolicyVersionRow } from '../tables.ts'

/** A version with what is written of it besides its rules: the text of its file, and who activated and cancelled it. */
export type StoredVersion = PolicyVersion & {
  source: string
  activatedAt: Temporal.Instant
  activatedBy: string
  cancelledAt: Temporal.Instant | null
  cancelledBy: string | null
}
/** As the row has it: whether its policy is one that this code understands is for the reader to see. */
export type UnreadVersion = Omit<StoredVersion, 'policy'> & { policy: unknown }

/** Every version there is, cancelled ones too, in the order in which they come into force. */
export async function listPolicyVersions(db: Database): Promise<UnreadVersion[]> {
  const rows = await db
    .selectFrom('policy_versions')
    .selectAll()
    .orderBy('in_force_from')
    .orderBy('version_id')
    .execute()
  return rows.map(versionOf)
}

/** One process at a time decides which version comes next; until the end of the transaction. */
export const lockPolicyVersions = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(20260601)`.execute(tx)
}

/** Answers false when there is one under this id already. Every process hears of it when the transaction commits. */
export async function insertPolicyVersion(db: Database, version: StoredVersion): Promise<boolean> {
  const { rows } = await sql`
    insert into policy_versions (version_id, policy, source, in_force_from, keeps, activated_at, activated_by)
    values (${version.id}, ${JSON.stringify(version.policy)}::text::jsonb, ${version.source}, ${date(version.from)},
      ${JSON.stringify(version.keeps)}::text::jsonb, ${date(version.activatedAt)}, ${version.activatedBy})
    on conflict do nothing
    returning pg_notify('policies', '')`.execute(db)
  return rows.length > 0
}

export async function saveCancelled(
  tx: Tx,
  id: string,
  cancelled: { at: Temporal.Instant; by: string },
): Promise<void> {
  await sql`
    update policy_versions set cancelled_at = ${date(cancelled.at)}, cancelled_by = ${cancelled.by} where version_id = ${id}
    returning pg_notify('policies', '')`.execute(tx)
}

const versionOf = (row: PolicyVersionRow): UnreadVersion => ({
  id: row.version_id,
  policy: row.policy,
  source: row.source,
  from: row.in_force_from.toTemporalInstant(),
  keeps: row.keeps.map(keepOf),
  activatedAt: row.activated_at.toTemporalInstant(),
  activatedBy: row.activated_by,
  cancelledAt: row.cancelled_at?.toTemporalInstant() ?? null,
  cancelledBy: row.cancelled_by,
})

const keepOf = ({ openedBefore, until }: Record<keyof Keep, string>): Keep => ({
  openedBefore: Temporal.Instant.from(openedBefore),
  until: Temporal.Instant.from(until),
})
