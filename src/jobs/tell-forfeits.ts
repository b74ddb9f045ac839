import { countToNotice, nextToNotice } from '#database/wallets/to-notice'
import { policyNow } from '#marketplace/app'
import type { Job } from '#marketplace/clockwork/job'
import { tellForfeits } from '#marketplace/plans/tell-forfeits'

export const tellForfeitsJob: Job = {
  name: 'tell-forfeits',
  title: 'Looks a week ahead for Connects that will be forfeited, and tells their owners',
  at: '23 * * * *',
  due: ({ app }) => countToNotice(app.db, { after: app.clock(), until: ahead(app.clock(), policyNow(app).cycle) }),
  nextDue: async ({ app }, after) => {
    const { noticeDays } = policyNow(app).cycle
    const cycle = await nextToNotice(app.db, ahead(after, { noticeDays }))
    return cycle?.subtract({ hours: 24 * noticeDays })
  },
  run: ({ app }) => tellForfeits(app),
  together: 'hour',
}

const ahead = (at: Temporal.Instant, { noticeDays }: { noticeDays: number }) => at.add({ hours: 24 * noticeDays })
