import { saveNotices } from '#database/notices/notices'
import type { Tx } from '#database/open'
import { type Writes, writeTogether } from '#database/write-together'
import { oneLine } from '#economy/one-line'
import type { App } from '../app.ts'

/** Something a member should know. `link` is a path on this marketplace. */
export type NoticeToSend = { memberId: string; kind: string; text: string; link: string }

/** Tells members something, in the transaction of what happened: on their page at once, and by mail where the address is confirmed. */
export async function notify(app: App, tx: Tx, notices: NoticeToSend[], now: Temporal.Instant): Promise<void> {
  await writeTogether(tx, noticesOf(app, notices, now))
}

/** The same, to be written with something else. A notice is one line: it may quote what was kept before names and titles were. */
export const noticesOf = (app: App, notices: NoticeToSend[], now: Temporal.Instant): Writes =>
  saveNotices(
    notices.map(notice => ({ ...notice, text: oneLine(notice.text), noticeId: app.newId(), mailId: app.newId() })),
    new Date(now.epochMilliseconds),
  )
