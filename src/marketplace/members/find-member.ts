import { findMemberById, type Member as MemberFound } from '#database/members/members'
import type { Role } from '#economy/agencies/agency-rules'
import type { App } from '../app.ts'

/** Somebody on the marketplace; `acting` is the person, where they act for this agency. */
export type Member = MemberFound & { acting?: { id: string; name: string; role: Role } }

/** Who this is on the marketplace, or nothing if nobody with this id has joined. */
export const findMember = (app: App, memberId: string): Promise<Member | undefined> => findMemberById(app.db, memberId)

/** The person who is signed in, also while they act for an agency. */
export const personOf = ({ id, acting }: Member): string => acting?.id ?? id

/** By whom a command is, and who gives it where they do it for an agency. */
export const inNameOf = ({ id, acting }: Member): { by: string; actor?: string | undefined } => ({
  by: id,
  actor: acting?.id,
})
