import { countPromised, nextPromised } from '#database/ends/prolonged-posts'
import type { Job } from '#marketplace/clockwork/job'
import { endRules, keepPromisedEnds } from '#marketplace/ends/keep-promised-ends'

export const keepPromisedEndsJob: Job = {
  name: 'keep-promised-ends',
  title: 'Gives back, on the day a prolonged post was to end, what that end would have brought back',
  at: '*/5 * * * *',
  due: ({ app }) => countPromised(app.db, endRules(app), app.clock()),
  nextDue: ({ app }, after) => nextPromised(app.db, endRules(app), after),
  run: ({ app }) => keepPromisedEnds(app),
}
