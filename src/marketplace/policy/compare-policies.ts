import { type Difference, policyDifference } from '#economy/policy/policy-difference'
import { ownPrices, placeIn } from '#economy/purchases/price-list'
import { sourceOf, sourcesIn } from '#gateways/policies/policy-sources'
import type { WrittenPolicy } from './open-policies.ts'

/** A rule that differs, and where either figure is from, as the texts of the two policies say. */
export type SourcedDifference = Difference & { sourceBefore: string; sourceAfter: string }

/** Two policies rule by rule, in words, with the source of each; to somebody of a `country` in one of their regions with no prices but theirs. */
export function comparePolicies(
  before: WrittenPolicy,
  after: WrittenPolicy,
  country?: string | undefined,
): SourcedDifference[] {
  const sides = [before, after].map(({ policy, source }) => {
    const sources = sourcesIn(source)
    return (at: SourcedDifference['at']) => sourceOf(sources, placeIn(policy, country, at))
  })
  const [old, next] = ownPrices([before.policy, after.policy], country)
  return policyDifference(old, next).map(difference => ({
    ...difference,
    sourceBefore: difference.before === null ? '' : sides[0]!(difference.at),
    sourceAfter: difference.after === null ? '' : sides[1]!(difference.at),
  }))
}
