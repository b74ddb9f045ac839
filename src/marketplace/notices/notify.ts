import { mailNotices, saveNotices } from '#database/notices'
import type { Database } from '#database/open'
import type { App } from '../app.ts'

/** Something a member should know. `link` is a path on this marketplace. */
export type NoticeToSend = { memberId: string; kind: string; text: string; link: string }

/** Tells members something, in the transaction of what happened: on their page at once, and by mail where the address is confirmed. */
export async function notify(app: App, tx: Database, notices: NoticeToSend[], now: Temporal.Instant): Promise<void> {
  if (!notices.length) return
  const given = notices.map(notice => ({ ...notice, noticeId: app.newId(), mailId: app.newId() }))
  const at = new Date(now.epochMilliseconds)
  await saveNotices(tx, given, at)
  await mailNotices(tx, given, at)
}
