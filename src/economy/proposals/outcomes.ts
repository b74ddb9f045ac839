import { boostReturns } from '../boosts/boost-returns.ts'
import type { BoostTerms } from '../boosts/end-boost.ts'
import { isUsedAtOnce } from '../boosts/place-price.ts'
import type { HowMuchReturns, Policy, ReturningEvent } from '../policy/policy.ts'

/** Every outcome of a proposal, stated before paying: what brings its Connects back and what does not. */
export function outcomes(policy: Policy): Outcomes {
  const found: Outcomes = { back: [], kept: [], boost: { back: [], unlessUsed: [], kept: [] } }
  const { unreadHours } = policy.returns
  if (unreadHours !== null) found.back.push(`nobody opens your proposal within ${unreadHours} hours`)
  for (const event of Object.keys(happenings) as ReturningEvent[]) {
    const rule: HowMuchReturns = policy.returns[event].proposal
    if (policy.boosts)
      found.boost[boostOutcome(event, { rules: policy.boosts, returns: policy.returns })].push(happenings[event])
    if (rule === 'none') found.kept.push(happenings[event])
    else found.back.push(rule === 'all' ? happenings[event] : `${happenings[event]} and your proposal was never opened`)
  }
  return found
}

/** `boost`: the same of what was set aside for a boost; `unlessUsed` is what brings it back if the client had not acted on it. */
export type Outcomes = { back: string[]; kept: string[]; boost: Record<'back' | 'unlessUsed' | 'kept', string[]> }

/** What becomes of a boost on an event. One that is used up at once is never found unused. */
export function boostOutcome(event: ReturningEvent, terms: BoostTerms): keyof Outcomes['boost'] {
  if (boostReturns(event, terms, true)) return 'back'
  if (isUsedAtOnce(terms.rules)) return 'kept'
  return boostReturns(event, terms, false) ? 'unlessUsed' : 'kept'
}

export const happenings: Record<ReturningEvent, string> = {
  closedWithoutHire: 'the client closes the post without a hire',
  closedAfterHire: 'the post is closed or ends by its date after a hire',
  removed: 'we remove the post for breaking the rules',
  ended: 'the post ends by its date with no hire',
  declined: 'the client declines your proposal',
  anotherHired: 'others are hired for it',
  withdrawn: 'you withdraw your proposal',
}
