import { findMemberById, type Member } from '#database/members'
import type { App } from '../app.ts'

export type { Member }

/** Who this is on the marketplace, or nothing if nobody with this id has joined. */
export const findMember = (app: App, memberId: string): Promise<Member | undefined> => findMemberById(app.db, memberId)
