import type { Policy } from '../policy/policy.ts'
import type { PricedPost, PriceLine } from './price-of.ts'

type Rules = Policy['price']
type Adds = { percent?: number | undefined; connects?: number | undefined; label: string }

/**
 * A price moves by a line for each factor that counts: the demand so far, the client's history and the size of the work.
 *
 * A factor adds Connects, or a percent of the band's price, rounded to whole Connects, half away from zero. It is always
 * of the band's price and never of what another factor made of it, so that the order of the factors means nothing and
 * each line can be checked by hand. What is not known of a post or its client meets no step. The policy's least and most
 * bound the sum. Source: Upwork since 2024: size, scope, demand (A); Bark by service (A, C), Thumbtack by competitors (A); policies/*.yaml, `price.dynamic`.
 */
export function factorLines(base: number, post: PricedPost, { dynamic }: Rules): PriceLine[] {
  if (!dynamic) return []
  const { payment, history } = post
  const counting: (Adds | undefined)[] = [
    reached(dynamic.demand, post.proposals),
    reached(dynamic.hireRate, history?.hireRate),
    reached(dynamic.spent, history?.spentCents),
    post.clientVerified ? dynamic.verified : undefined,
    reached(dynamic.budget, payment.type === 'fixed' ? payment.budgetCents : null),
    fitting(dynamic.duration, payment.type === 'hourly' ? payment.duration : null),
    fitting(dynamic.workload, payment.type === 'hourly' ? payment.workload : null),
    fitting(dynamic.category, post.category),
    fitting(dynamic.level, post.level),
  ]
  return counting.flatMap(adds => (adds ? [{ connects: added(base, adds), text: adds.label }] : []))
}

/** Whether a price can be another at the next look, though nobody has changed the post. */
export const priceMoves = ({ dynamic, firstFree }: Rules): boolean =>
  firstFree > 0 || Boolean(dynamic?.demand ?? dynamic?.hireRate ?? dynamic?.spent)

/** Whether proposals can cost one thing here and another there. */
export const priceVaries = ({ least, most }: Rules): boolean => least < most

/** Whether who is shown this price could meet a higher one: until the first proposal a client may change the work. */
export function mayRise({ proposals, clientVerified }: PricedPost, rules: Rules): boolean {
  if (!priceVaries(rules)) return false
  const { unverifiedClientStepsDown: steps, dynamic } = rules
  return proposals === 0 || priceMoves(rules) || (!clientVerified && (steps > 0 || Boolean(dynamic?.verified)))
}

const reached = <Step extends { from: number }>(steps: Step[] | undefined, at: number | null | undefined) =>
  at == null ? undefined : steps?.findLast(({ from }) => at >= from)

const fitting = <Word extends { is: string[] }>(words: Word[] | undefined, stated: string | null) =>
  words?.find(({ is }) => stated !== null && is.includes(stated))

function added(base: number, { percent, connects }: Adds): number {
  if (percent === undefined) return connects ?? 0
  const exact = (base * percent) / 100
  return Math.sign(exact) * Math.round(Math.abs(exact)) || 0
}
