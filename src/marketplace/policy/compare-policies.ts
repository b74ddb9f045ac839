import { type Difference, policyDifference } from '#economy/policy-difference'
import { sourceOf, sourcesIn } from '#gateways/policies/policy-sources'
import type { WrittenPolicy } from './open-policies.ts'

/** A rule that differs, and where either figure is from, as the texts of the two policies say. */
export type SourcedDifference = Difference & { sourceBefore: string; sourceAfter: string }

/** Two policies rule by rule, in words, with the source of each. */
export function comparePolicies(before: WrittenPolicy, after: WrittenPolicy): SourcedDifference[] {
  const [old, next] = [sourcesIn(before.source), sourcesIn(after.source)]
  return policyDifference(before.policy, after.policy).map(difference => ({
    ...difference,
    sourceBefore: difference.before === null ? '' : sourceOf(old, difference.at),
    sourceAfter: difference.after === null ? '' : sourceOf(next, difference.at),
  }))
}
