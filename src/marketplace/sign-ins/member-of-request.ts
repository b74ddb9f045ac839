import { findMembersOfKeys } from '#database/members/members'
import type { User } from '#gateways/auth/open-auth'
import { gatheredRead } from '../gather-reads.ts'
import { hashOfKey } from '../keys/hash-of-key.ts'
import { findMember, type Member } from '../members/find-member.ts'
import type { RunningApp } from '../running-app.ts'
import { actingFor } from './acting-for.ts'
import { join } from './join.ts'
import { verifyEmail } from './verify-email.ts'

/**
 * `cookies` renew the session and belong on the answer. `notInAgency`: they name an agency they do not belong to, or not any
 * more, and nothing may be done in anybody's name.
 */
export type Signed = { member: Member | undefined; cookies: string[]; notInAgency?: boolean }

/** Who sends this request: by bearer key if there is one, else by session cookie; and for which agency, if they say one. */
export const memberOfRequest = async (running: RunningApp, headers: Headers): Promise<Signed> =>
  actingFor(running.app, await signedBy(running, headers), headers)

async function signedBy(running: RunningApp, headers: Headers): Promise<Signed> {
  const key = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (key) return { member: await memberOfKey(running.app, hashOfKey(key)), cookies: [] }
  if (!headers.get('cookie')?.includes('earnest.session')) return { member: undefined, cookies: [] }
  const session = await running.auth.session(headers)
  return session
    ? { member: await memberOf(running, session.user), cookies: session.cookies }
    : { member: undefined, cookies: [] }
}

const memberOfKey = gatheredRead((app, hashes: string[]) => findMembersOfKeys(app.db, hashes))

// A crash between a user and their member, or between the two notes of a confirmed address, heals here.
async function memberOf({ app }: RunningApp, user: User) {
  let member = await findMember(app, user.id)
  if (!member) await join(app, user)
  else if (user.emailVerified && !member.emailVerified) await verifyEmail(app, user.id)
  else return member
  member = await findMember(app, user.id)
  return member
}
