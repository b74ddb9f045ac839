import type { Database } from '#database/open'
import { insertPolicyVersion, listPolicyVersions, type StoredVersion } from '#database/policy/policy-versions'
import type { Policy } from '#economy/policy/policy'
import { storedPolicy } from '#gateways/policies/stored-policy'
import { type Policies, policiesOf } from './policies.ts'

/** A policy as it is written: its figures, and the text of its file with their sources. */
export type WrittenPolicy = { policy: Policy; source: string }

/** The versions that were put in force here. A new marketplace begins with `first`. */
export async function openPolicies(db: Database, first: WrittenPolicy, now: Temporal.Instant): Promise<Policies> {
  const versions = await readVersions(db)
  if (versions.length > 0) return policiesOf(versions)
  const version = { id: first.policy.name, ...first, from: now, keeps: [], activatedAt: now, activatedBy: 'system' }
  // Of two processes that start at once one is first; both go by what is there then.
  await insertPolicyVersion(db, { ...version, cancelledAt: null, cancelledBy: null })
  return policiesOf(await readVersions(db))
}

/** What is stored was written by the code of another day: it is looked at as a file would be. */
export const readVersions = async (db: Database): Promise<StoredVersion[]> =>
  (await listPolicyVersions(db)).map(version => ({ ...version, policy: storedPolicy(version.policy, version.id) }))
