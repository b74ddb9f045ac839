import { countUnread, nextUnread } from '#database/posts/unread-proposals'
import type { Job } from '#marketplace/clockwork/job'
import { returnUnread, unreadSince } from '#marketplace/posts/return-unread'

export const returnUnreadJob: Job = {
  name: 'return-unread',
  title: 'Gives back proposals that nobody has opened for as long as the policy says',
  at: '*/5 * * * *',
  due: ({ app }) => countUnread(app.db, unreadSince(app, app.clock())),
  nextDue: ({ app }, after) => nextUnread(app.db, unreadSince(app, after), after),
  run: ({ app }) => returnUnread(app),
}
