import { policyChangeFor } from '#economy/policy/policy-change-for'
import { changesAhead, rulesOf } from '#economy/policy/policy-versions'
import type { App } from '../app.ts'
import { readMemberFacts } from './member-facts.ts'

/** What another version of the policy changes for a member from an instant on, in sentences. */
export type PolicyChange = { versionId: string; from: string; changes: string[] }

/** What the versions to come change for a member, soonest first; a version that changes nothing for them is not there. */
export async function readPolicyChanges(app: App, memberId: string): Promise<PolicyChange[]> {
  const versions = app.policies.versions()
  if (versions.length === 1) return []
  const member = (await readMemberFacts(app, [memberId])).get(memberId)
  if (!member) return []
  return changesAhead(versions, app.clock(), member.wallet.openedAt).flatMap(change => {
    const changes = policyChangeFor(rulesOf(change), member)
    return changes.length > 0 ? [{ versionId: change.after.id, from: change.at.toString(), changes }] : []
  })
}
