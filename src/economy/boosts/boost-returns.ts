import type { Policy, ReturningEvent } from '../policy/policy.ts'
import type { BoostReturn } from '../proposals/return-rules.ts'

/**
 * When a proposal ends, its boost comes back or stays spent by what ended it and by whether it was consumed, all of it or nothing.
 *
 * A boost buys a place in front of the client: once it has done so, it stays spent as a rule, and until then it is only
 * held. A post that breaks the rules brings it back in any case. Source: Upwork: kept if consumed (A), what else happens is stated nowhere; policies/*.yaml, `returns`.
 */
export const boostReturns = (event: ReturningEvent, { returns }: Pick<Policy, 'returns'>, consumed: boolean): boolean =>
  answers[returns[event].boost](consumed)

const answers: Record<BoostReturn, (consumed: boolean) => boolean> = {
  'released-unless-consumed': consumed => !consumed,
  returned: () => true,
  kept: () => false,
}
