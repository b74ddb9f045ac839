import { sql } from 'kysely'
import type { Keep, PolicyVersion } from '#economy/policy-versions'
import type { Database } from './open.ts'
import type { PolicyVersionRow } from './tables.ts'
import { date } from './wallets.ts'

export type NewPolicyVersion = PolicyVersion & { source: string; activatedAt: Temporal.Instant; activatedBy: string }

/** Every version there is, in the order in which they come into force. */
export async function listPolicyVersions(db: Database): Promise<NewPolicyVersion[]> {
  const rows = await db
    .selectFrom('policy_versions')
    .selectAll()
    .orderBy('in_force_from')
    .orderBy('version_id')
    .execute()
  return rows.map(versionOf)
}

/** Answers false when there is one under this id already. */
export async function insertPolicyVersion(db: Database, version: NewPolicyVersion): Promise<boolean> {
  const { rows } = await sql`
    insert into policy_versions (version_id, policy, source, in_force_from, keeps, activated_at, activated_by)
    values (${version.id}, ${JSON.stringify(version.policy)}::text::jsonb, ${version.source}, ${date(version.from)},
      ${JSON.stringify(version.keeps)}::text::jsonb, ${date(version.activatedAt)}, ${version.activatedBy})
    on conflict do nothing
    returning 1`.execute(db)
  return rows.length > 0
}

const versionOf = (row: PolicyVersionRow): NewPolicyVersion => ({
  id: row.version_id,
  policy: row.policy,
  source: row.source,
  from: row.in_force_from.toTemporalInstant(),
  keeps: row.keeps.map(keepOf),
  activatedAt: row.activated_at.toTemporalInstant(),
  activatedBy: row.activated_by,
})

const keepOf = ({ openedBefore, until }: Record<keyof Keep, string>): Keep => ({
  openedBefore: Temporal.Instant.from(openedBefore),
  until: Temporal.Instant.from(until),
})
