import { type Decision, decide, refuse } from '../decision.ts'
import { managers } from './act-for-agency.ts'
import type { Role } from './agency-rules.ts'

/** Somebody of an agency, or nobody of it. */
export type Belonging = { id: string; role: Role | undefined }

/**
 * An agency has one owner, who hands it over before they leave; owner and admins ask people in and let members go, and only the owner makes or removes an admin.
 *
 * Somebody always answers for the pool, and no admin takes it from who answers for it. Nobody belongs to an agency
 * without having said yes. Answers what becomes of `whom`: their role, or null where they belong to it no more. Source: ours.
 */
export function changePerson(by: Belonging, whom: Belonging, becomes: Role | null): Decision<Role | null> {
  if (!by.role) return refuse('not-in-agency')
  if (!whom.role) return refuse('not-found')
  const isSelf = by.id === whom.id
  if (becomes === 'owner') {
    if (by.role !== 'owner') return refuse('not-for-members', { who: 'its owner' })
    return isSelf ? refuse('already-in-agency') : decide(becomes)
  }
  if (whom.role === 'owner') return refuse('owner-stays')
  if (becomes === null && isSelf) return decide(becomes)
  const owners = by.role === 'owner'
  if (becomes !== null || whom.role === 'admin')
    return owners ? decide(becomes) : refuse('not-for-members', { who: 'its owner' })
  return managers.includes(by.role) ? decide(becomes) : refuse('not-for-members', { who: 'its owner and its admins' })
}

/** Who may ask somebody in, as what: an admin asks in members only. */
export function askIn(by: Role | undefined, as: Role): Decision<Role> {
  if (!by) return refuse('not-in-agency')
  if (as === 'owner') return refuse('owner-stays')
  if (!managers.includes(by)) return refuse('not-for-members', { who: 'its owner and its admins' })
  return as === 'admin' && by !== 'owner' ? refuse('not-for-members', { who: 'its owner' }) : decide(as)
}

/** Who may make an agency: a freelancer who has confirmed their address and owns none, where the rules have agencies. */
export function makeAgency(maker: Maker, offered: boolean): Decision<null> {
  if (!offered) return refuse('no-agencies')
  if (!maker.isFreelancer) return refuse('not-a-freelancer')
  if (!maker.emailVerified) return refuse('email-not-verified')
  return maker.owns ? refuse('owns-agency') : decide(null)
}

export type Maker = { isFreelancer: boolean; emailVerified: boolean; owns: boolean }
