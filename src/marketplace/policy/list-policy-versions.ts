import { findMemberById } from '#database/members/members'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import type { Policy } from '#economy/policy/policy'
import { cohortsOf } from '#economy/policy/policy-versions'
import { type App, system } from '../app.ts'
import type { StoredVersion } from './policies.ts'

/** A version as people see it. Who activated or cancelled it is for operators to know. */
export type VersionView = {
  id: string
  title: string
  standing: 'past' | 'in force' | 'scheduled' | 'cancelled'
  from: string
  /** Who does not have it from its first instant on, the version they keep and until when: left out by it, or promised before. */
  keeps: { openedBefore: string; until: string; version: string }[]
  activatedAt: string
  activatedBy: string | null
  cancelledAt: string | null
  cancelledBy: string | null
}

/** Every version there was, is and will be, the newest first. */
export async function listPolicyVersions(app: App, by?: string): Promise<VersionView[]> {
  const versions = app.policies.every().toReversed()
  const named = by !== undefined && (await isOperator(app.db, by)) ? await namesIn(app, versions) : undefined
  return versions.map(version => viewOf(app, version, named))
}

/** One version with every figure of it, and the text of its file. */
export async function readPolicyVersion(
  app: App,
  { by, versionId }: { by?: string | undefined; versionId: string },
): Promise<Decision<VersionView & { policy: Policy; source: string }>> {
  const version = app.policies.every().find(({ id }) => id === versionId)
  if (!version) return refuse('not-found')
  const view = (await listPolicyVersions(app, by)).find(({ id }) => id === versionId)!
  return decide({ ...view, policy: version.policy, source: version.source })
}

function viewOf(app: App, version: StoredVersion, names?: Map<string, string>): VersionView {
  const nameOf = (by: string | null) => (by && names?.get(by)) || null
  return {
    id: version.id,
    title: version.policy.title,
    standing: standingOf(app, version),
    from: version.from.toString(),
    keeps: cohortsOf(withBefore(app, version), version).map(({ openedBefore, until, keeps }) => ({
      openedBefore: openedBefore.toString(),
      until: until.toString(),
      version: keeps,
    })),
    activatedAt: version.activatedAt.toString(),
    activatedBy: nameOf(version.activatedBy),
    cancelledAt: version.cancelledAt?.toString() ?? null,
    cancelledBy: nameOf(version.cancelledBy),
  }
}

/** A version after those that come into force before it; a cancelled one is not among them. */
const withBefore = (app: App, { id, from }: StoredVersion): StoredVersion[] =>
  app.policies
    .every()
    .filter(other => other.id === id || (!other.cancelledAt && Temporal.Instant.compare(other.from, from) < 0))

function standingOf(app: App, { id, from, cancelledAt }: StoredVersion): VersionView['standing'] {
  if (cancelledAt) return 'cancelled'
  if (app.policies.at(app.clock()).id === id) return 'in force'
  return Temporal.Instant.compare(from, app.clock()) > 0 ? 'scheduled' : 'past'
}

async function namesIn(app: App, versions: StoredVersion[]): Promise<Map<string, string>> {
  const names = new Map<string, string>([[system, 'The marketplace itself']])
  const ids = new Set(versions.flatMap(({ activatedBy, cancelledBy }) => [activatedBy, cancelledBy ?? system]))
  ids.delete(system)
  for (const id of ids) names.set(id, (await findMemberById(app.db, id))?.name ?? 'Somebody who has left')
  return names
}
