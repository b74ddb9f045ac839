import { countDuePosts, nextPostEnd } from '#database/posts/posts'
import type { Job } from '#marketplace/clockwork/job'
import { endDuePosts } from '#marketplace/ends/end-due-posts'

export const endDuePostsJob: Job = {
  name: 'end-due-posts',
  title: 'Ends posts whose last day is over and gives back what their proposals cost',
  at: '* * * * *',
  due: ({ app }) => countDuePosts(app.db, app.clock()),
  nextDue: ({ app }, after) => nextPostEnd(app.db, after),
  run: ({ app }) => endDuePosts(app),
}
