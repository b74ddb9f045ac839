import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import type { Role } from './agency-rules.ts'

/** What somebody does for an agency: spends its Connects, buys some, or changes something about it. */
export type ForAgency = 'spend' | 'buy' | 'manage'

/**
 * Everybody who belongs to an agency spends from its pool on proposals and boosts; who buys for it is named by the policy, and its owner and admins change everything else.
 *
 * Whoever sends proposals should not have to ask; what costs money, or holds for all, is decided by those who answer for
 * it. `role` is undefined for who does not belong to it, or not any more. Source: bought by owner and admins only (A);
 * the rest is ours; policies/*.yaml, `agencies.buyers`.
 */
export function actForAgency(
  role: Role | undefined,
  what: ForAgency,
  { agencies }: Pick<Policy, 'agencies'>,
): Decision<Role> {
  if (!role) return refuse('not-in-agency')
  const buyers = agencies?.buyers ?? managers
  if (what === 'buy' && !buyers.includes(role)) return refuse('not-a-buyer', { buyers: roleWords(buyers) })
  if (what === 'manage' && !managers.includes(role)) return refuse('not-for-members', { who: roleWords(managers) })
  return decide(role)
}

export const managers: readonly Role[] = ['owner', 'admin']

const named: Record<Role, string> = { owner: 'its owner', admin: 'its admins', member: 'its members' }
const roleWords = (roles: readonly Role[]): string => roles.map(role => named[role]).join(' and ')
