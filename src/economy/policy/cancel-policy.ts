import { type Decision, decide, refuse } from '../decision.ts'
import type { PolicyVersion } from './policy-versions.ts'

/**
 * A scheduled version can be cancelled until it is in force, the last one first.
 *
 * Nothing has happened under it yet. Another that is scheduled after it was announced against it, so that one goes first.
 */
export function cancelPolicy<V extends PolicyVersion>(id: string, versions: V[], now: Temporal.Instant): Decision<V> {
  const found = versions.findIndex(version => version.id === id)
  const version = versions[found]
  if (!version) return refuse('not-found')
  if (found === 0 || Temporal.Instant.compare(version.from, now) <= 0)
    return refuse('policy-in-force', { version: id, from: version.from.toString() })
  const after = versions[found + 1]
  return after ? refuse('policy-others-follow', { version: id, after: after.id }) : decide(version)
}
