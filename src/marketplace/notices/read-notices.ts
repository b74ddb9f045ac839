import { listNotices } from '#database/notices/notices'
import type { App } from '../app.ts'

const onAPage = 30

/** One page of a member's notices, newest first; `older` is where the next one begins. */
export async function readNotices(app: App, memberId: string, before?: string) {
  const found = await listNotices(app.db, memberId, { limit: onAPage + 1, ...(before && { before }) })
  const notices = found
    .slice(0, onAPage)
    .map(({ at, readAt, ...notice }) => ({ ...notice, at: at.toISOString(), read: readAt !== null }))
  return { notices, older: found.length > onAPage ? notices.at(-1)?.noticeId : undefined }
}
