import { countWalletsToSettle, findNextToSettle } from '#database/wallets/wallets-to-settle'
import type { Job } from '#marketplace/clockwork/job'
import { writeLapses } from '#marketplace/wallets/write-lapses'

export const writeLapsesJob: Job = {
  name: 'write-lapses',
  title: 'Writes the lines of lapses, of holds that timed out, of months that began and of Connects that dripped',
  at: '*/5 * * * *',
  due: ({ app }) => countWalletsToSettle(app.db, app.clock()),
  nextDue: ({ app }, after) => findNextToSettle(app.db, after),
  run: ({ app }) => writeLapses(app),
  together: 'hour',
}
