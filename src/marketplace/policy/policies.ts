import type { Policy } from '#economy/policy'
import { type PolicyVersion, versionAt } from '#economy/policy-versions'

/** Every version of the policy there is, for whoever has to know which one holds, or held. */
export type Policies = {
  /** In the order in which they come into force. */
  versions(): PolicyVersion[]
  /** The version in force at an instant; for a wallet opened at `openedAt`, or for everybody. */
  at(at: Temporal.Instant, openedAt?: Temporal.Instant): PolicyVersion
  /** The policy something happened under, by what its entry or proposal says. */
  of(versionId: string): Policy
  /** Another version was put in force: these are all of them now. */
  renew(versions: PolicyVersion[]): void
}

/** One version at least, in the order in which they come into force. */
export function policiesOf(first: PolicyVersion[]): Policies {
  let versions = first
  let byId = new Map<string, Policy>()
  const renew = (next: PolicyVersion[]) => {
    versions = next
    byId = new Map(next.map(({ id, policy }) => [id, policy]))
  }
  renew(first)
  return {
    versions: () => versions,
    at: (at, openedAt) => versionAt(versions, at, openedAt),
    // Entries from before there were versions may name a policy that was never kept: those follow the first.
    of: id => byId.get(id) ?? versions[0]!.policy,
    renew,
  }
}

/** One policy that has always been in force, named as itself. */
export const onlyPolicy = (policy: Policy): Policies =>
  policiesOf([{ id: policy.name, policy, from: Temporal.Instant.fromEpochMilliseconds(0), keeps: [] }])
