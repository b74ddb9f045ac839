import type { Role } from '#economy/agencies/agency-rules'

/** What somebody is in an agency, in the middle of a sentence. */
export const roleWords: Record<Role, string> = { owner: 'its owner', admin: 'an admin', member: 'a member' }
