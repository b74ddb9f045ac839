import type { StoredVersion } from '#database/policy/policy-versions'
import type { Policy } from '#economy/policy/policy'
import { type PolicyVersion, versionAt } from '#economy/policy/policy-versions'

export type { StoredVersion }

/** Every version of the policy there is, for whoever has to know which one holds, or held. */
export type Policies = {
  /** In the order in which they come into force; those that were cancelled never do, and are not among them. */
  versions(): StoredVersion[]
  /** Those that were cancelled too. */
  every(): StoredVersion[]
  /** The version in force at an instant; for a wallet opened at `openedAt`, or for everybody. */
  at(at: Temporal.Instant, openedAt?: Temporal.Instant): StoredVersion
  /** The policy something happened under, by what its entry or proposal says. */
  of(versionId: string): Policy
  /** Another version was put in force: these are all of them now. */
  renew(versions: StoredVersion[]): void
}

/** One version at least, in the order in which they come into force. */
export function policiesOf(first: StoredVersion[]): Policies {
  let every = first
  let versions = first
  let byId = new Map<string, Policy>()
  const renew = (next: StoredVersion[]) => {
    every = next
    versions = next.filter(({ cancelledAt }) => cancelledAt === null)
    byId = new Map(next.map(({ id, policy }) => [id, policy]))
  }
  renew(first)
  return {
    versions: () => versions,
    every: () => every,
    at: (at, openedAt) => versionAt(versions, at, openedAt),
    // Entries from before there were versions may name a policy that was never kept: those follow the first.
    of: id => byId.get(id) ?? versions[0]!.policy,
    renew,
  }
}

const always = Temporal.Instant.fromEpochMilliseconds(0)

/** One policy that has always been in force, named as itself. */
export const onlyPolicy = (policy: Policy): Policies =>
  policiesOf([asVersion({ id: policy.name, policy, from: always, keeps: [] })])

/** A version that was put in force here without ever having been stored. */
export const asVersion = (version: PolicyVersion): StoredVersion => ({
  ...version,
  source: '',
  activatedAt: version.from,
  activatedBy: 'system',
  cancelledAt: null,
  cancelledBy: null,
})
