import type { HowMuchReturns, Policy, ReturningEvent } from './policy.ts'

/** Every outcome of a proposal, stated before paying: what brings its Connects back and what does not. */
export function outcomes(policy: Policy): Outcomes {
  const found: Outcomes = { back: [], kept: [] }
  for (const event of Object.keys(happenings) as ReturningEvent[]) {
    const rule: HowMuchReturns = policy.returns[event]
    if (rule === 'none') found.kept.push(happenings[event])
    else found.back.push(rule === 'all' ? happenings[event] : `${happenings[event]} and your proposal was never opened`)
  }
  return found
}

export type Outcomes = { back: string[]; kept: string[] }

const happenings: Record<ReturningEvent, string> = {
  closedWithoutHire: 'the client closes the post without a hire',
  removed: 'we remove the post for breaking the rules',
  ended: 'the post ends by its date with no hire',
  declined: 'the client declines your proposal',
  anotherHired: 'somebody else is hired',
  withdrawn: 'you withdraw your proposal',
}
