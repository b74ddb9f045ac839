import type { Job } from '#marketplace/clockwork/job'
import { countToTell, nextTelling, tellForfeits } from '#marketplace/plans/tell-forfeits'

export const tellForfeitsJob: Job = {
  name: 'tell-forfeits',
  title: 'Looks a week ahead for Connects that will be forfeited, and tells their owners',
  at: '23 * * * *',
  due: ({ app }) => countToTell(app),
  nextDue: ({ app }, after) => nextTelling(app, after),
  run: ({ app }) => tellForfeits(app),
  together: 'hour',
}
