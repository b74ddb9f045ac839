import type { Policy } from '#economy/policy/policy'
import { type PricedPost, priceOf } from '#economy/prices/price-of'

/** How the prices of a policy compare with prices that were really charged. */
export type PriceComparison = ReturnType<typeof priceComparison>

/** Counts one post after another; invited or not is not known of a past post, so the usual price is compared. */
export function priceComparison(policy: Policy) {
  const counts = { base: 0, stepBelow: 0, neither: 0, known: 0, exact: 0 }
  const price = (post: PricedPost, clientVerified: boolean) =>
    priceOf({ ...post, clientVerified, invited: false }, policy).connects
  return {
    counts,
    add(post: PricedPost, paid: number) {
      counts[paid === price(post, true) ? 'base' : paid === price(post, false) ? 'stepBelow' : 'neither']++
      if (post.clientVerified === null) return
      counts.known++
      if (paid === price(post, post.clientVerified)) counts.exact++
    },
  }
}

/** The comparison in words; nothing where no post carried its price. */
export function comparisonText({ base, stepBelow, neither, known, exact }: PriceComparison['counts']): string {
  const all = base + stepBelow + neither
  if (all === 0) return ''
  const count = (part: number, whole: number) => `${part} (${((100 * part) / whole).toFixed(2)}%)`
  const lines = [
    `Of ${all} posts with a price, ${count(base, all)} are at the base price, ${count(stepBelow, all)} one step below and ${count(neither, all)} neither.`,
  ]
  if (known > 0)
    lines.push(`Of ${known} whose client is known to be verified or not, ${count(exact, known)} match exactly.`)
  return `${lines.join('\n')}\n`
}
