import { isSamePerson, type Person } from '../adjustments/adjust-connects.ts'
import { type Decision, refuse } from '../decision.ts'

/**
 * No operator verifies their own payment, or removes a post that is theirs or that they have proposed to; nor for another account of theirs.
 *
 * Being verified makes what their posts cost, and a removal brings back what was paid for proposals. Undefined when they
 * may. Source: ours, as nobody brings Connects about for themselves (adjustments/bring-about.ts).
 */
export const mayJudge = (operator: Person, concerned: Person[]): Decision<never> | undefined =>
  concerned.some(one => isSamePerson(operator, one)) ? refuse('own-cause') : undefined
