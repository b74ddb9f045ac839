import type { Role } from '../../agencies/agency-rules.ts'
import { isFrozenOn } from '../../agencies/freeze-pool.ts'
import { planOf } from '../../plans/plan-of.ts'
import type { Policy } from '../policy.ts'
import type { Compared } from './compared.ts'

/** Whether an agency can use its pool, and who buys for it. */
export function agencyChanges({ before, after, member: { wallet } }: Compared): string[] {
  if (!wallet.isAgency) return []
  const { plan, nextPlan } = wallet.membership
  const frozen = (policy: Policy) => isFrozenOn(planOf(policy, nextPlan ?? plan), policy)
  const [was, is] = [buyersWords(before), buyersWords(after)]
  return [
    ...(frozen(before) === frozen(after) ? [] : [frozen(after) ? freezes : thaws]),
    ...(was === is ? [] : [`Connects for the pool are bought by the ${is} instead of the ${was}.`]),
  ]
}

const freezes =
  'On your plan the pool is frozen then: nothing of it is spent, set aside or bought, and nothing is lost.'
const thaws = 'On your plan the pool is no longer frozen.'

const titles: Record<Role, string> = { owner: 'owner', admin: 'admins', member: 'members' }
/** "owner and admins"; what is done where the rules have no agencies is as it was by default. */
export const buyersWords = ({ agencies }: Pick<Policy, 'agencies'>): string =>
  (agencies?.buyers ?? (['owner', 'admin'] as const)).map(role => titles[role]).join(' and ')
