import { countEnding, nextEnding } from '#database/ends/ending-posts'
import { policyNow } from '#marketplace/app'
import type { Job } from '#marketplace/clockwork/job'
import { warnEnding } from '#marketplace/ends/warn-ending'

export const warnEndingJob: Job = {
  name: 'warn-ending',
  title: 'Tells clients some days ahead that a post of theirs ends',
  at: '*/5 * * * *',
  due: async ({ app }) => {
    const { warnDays } = policyNow(app).posts
    if (warnDays === null) return 0
    return countEnding(app.db, warnDays, { after: app.clock(), until: app.clock().add({ hours: 24 * warnDays }) })
  },
  nextDue: async ({ app }, after) => {
    const { warnDays } = policyNow(app).posts
    if (warnDays === null) return undefined
    const end = await nextEnding(app.db, warnDays, after.add({ hours: 24 * warnDays }))
    return end?.subtract({ hours: 24 * warnDays })
  },
  run: ({ app }) => warnEnding(app),
  together: 'hour',
}
