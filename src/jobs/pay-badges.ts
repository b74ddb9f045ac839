import { countDueBadges, nextBadgeDay } from '#database/grants/badges'
import type { Job } from '#marketplace/clockwork/job'
import { payBadges } from '#marketplace/grants/pay-badges'

export const payBadgesJob: Job = {
  name: 'pay-badges',
  title: 'Gives the monthly Connects of badges on the cycle days of those who hold them',
  at: '*/5 * * * *',
  due: ({ app }) => countDueBadges(app.db, app.clock()),
  nextDue: ({ app }, after) => nextBadgeDay(app.db, after),
  run: ({ app }) => payBadges(app),
}
