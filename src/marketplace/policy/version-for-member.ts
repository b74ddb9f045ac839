import { findOpening } from '#database/wallets'
import { changesAhead } from '#economy/policy-versions'
import type { App } from '../app.ts'
import { comparePolicies, type SourcedDifference } from './compare-policies.ts'
import type { StoredVersion } from './policies.ts'

/** The version that holds for a member now: that of their cohort, or the one for everybody where they have no wallet. */
export const versionForMember = async (app: App, memberId: string | undefined): Promise<StoredVersion> =>
  app.policies.at(app.clock(), await openingOf(app, memberId))

/** What changes for a member, or for a stranger, with each version to come, rule by rule. */
export const rulesAhead = async (
  app: App,
  memberId: string | undefined,
): Promise<{ id: string; title: string; from: string; differences: SourcedDifference[] }[]> =>
  changesAhead(app.policies.versions(), app.clock(), await openingOf(app, memberId)).map(({ at, before, after }) => ({
    id: after.id,
    title: after.policy.title,
    from: at.toString(),
    differences: comparePolicies(before, after),
  }))

const openingOf = async (app: App, memberId: string | undefined): Promise<Temporal.Instant | undefined> =>
  memberId ? findOpening(app.db, memberId) : undefined
