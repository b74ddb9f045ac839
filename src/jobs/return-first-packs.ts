import { nextPackEnd } from '#database/purchases/first-packs'
import type { Job } from '#marketplace/clockwork/job'
import { countDuePacks, returnFirstPacks } from '#marketplace/purchases/return-first-packs'

export const returnFirstPacksJob: Job = {
  name: 'return-first-packs',
  title: 'Gives back what first purchases paid for proposals that won nothing, where the policy says so',
  at: '*/5 * * * *',
  due: ({ app }) => countDuePacks(app),
  // Besides, one becomes due when the last of its proposals ends.
  nextDue: ({ app }, after) => nextPackEnd(app.db, after),
  run: ({ app }) => returnFirstPacks(app),
}
