import type { MemberRow } from '#database/tables'
import type { Publisher } from '#economy/posts/may-publish'

/** A member as the rules of publishing see them. */
export const publisherOf = (member: MemberRow): Publisher => ({
  isClient: member.is_client,
  imported: member.imported,
  emailVerified: member.email_verified,
})
