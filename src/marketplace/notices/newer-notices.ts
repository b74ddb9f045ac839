import { listNotices } from '#database/notices/notices'
import type { App } from '../app.ts'

const most = 3

/** Notices that came after the newest one a page knows, oldest first, at most three; and which is the newest now. */
export async function newerNotices(
  app: App,
  memberId: string,
  after: string,
): Promise<{ notices: { text: string; link: string }[]; newest: string }> {
  const found = await listNotices(app.db, memberId, { limit: most })
  const newer = found.filter(({ noticeId }) => noticeId > after).reverse()
  return { notices: newer.map(({ text, link }) => ({ text, link })), newest: found[0]?.noticeId ?? after }
}
