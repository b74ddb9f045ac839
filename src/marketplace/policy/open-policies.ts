import type { Database } from '#database/open'
import { insertPolicyVersion, listPolicyVersions } from '#database/policy-versions'
import type { Policy } from '#economy/policy'
import { type Policies, policiesOf } from './policies.ts'

/** A policy as it is written: its figures, and the text of its file with their sources. */
export type WrittenPolicy = { policy: Policy; source: string }

/** The versions that were put in force here. A new marketplace begins with `first`. */
export async function openPolicies(db: Database, first: WrittenPolicy, now: Temporal.Instant): Promise<Policies> {
  const versions = await listPolicyVersions(db)
  if (versions.length > 0) return policiesOf(versions)
  const { policy, source } = first
  const version = { id: policy.name, policy, source, from: now, keeps: [], activatedAt: now, activatedBy: 'system' }
  // Of two processes that start at once one is first; both go by what is there then.
  await insertPolicyVersion(db, version)
  return policiesOf(await listPolicyVersions(db))
}
