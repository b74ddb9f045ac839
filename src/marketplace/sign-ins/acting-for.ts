import { findRoles } from '#database/agencies/agencies'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { findMember } from '../members/find-member.ts'
import type { Signed } from './member-of-request.ts'

/** The cookie with which the pages say for which agency somebody acts; programs send the header Acting-For. */
export const actingCookie = 'earnest.acting-for'

/** Whoever signed in acts for the agency they name, if they belong to it; nothing is asked of others. */
export async function actingFor(app: App, signed: Signed, headers: Headers): Promise<Signed> {
  const { member } = signed
  const agencyId = member && named(headers)
  if (!agencyId || agencyId === member.id) return signed
  const { id, name } = member
  const role = isId(agencyId) && (await findRoles(app.db, [{ agencyId, memberId: id }])).get(`${agencyId}/${id}`)
  const agency = role && (await findMember(app, agencyId))
  return role && agency
    ? { ...signed, member: { ...agency, acting: { id, name, role } } }
    : { ...signed, notInAgency: true }
}

// A key is for programs: a cookie beside it is not theirs.
const named = (headers: Headers): string | undefined => {
  const header = headers.get('acting-for')
  const cookie = headers.has('authorization') ? null : headers.get('cookie')
  return (header ?? inCookie.exec(cookie ?? '')?.[1])?.trim().toLowerCase()
}
const inCookie = /(?:^|;\s*)earnest\.acting-for=([^;]+)/
