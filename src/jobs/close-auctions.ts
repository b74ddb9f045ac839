import { countDueAuctions, nextAuctionEnd } from '#database/boosts/boosts'
import { closeDueAuctions } from '#marketplace/boosts/close-due-auctions'
import type { Job } from '#marketplace/clockwork/job'

export const closeAuctionsJob: Job = {
  name: 'close-auctions',
  title: 'Closes auctions of boosts whose time is up',
  at: '* * * * *',
  due: ({ app }) => countDueAuctions(app.db, app.clock()),
  nextDue: ({ app }, after) => nextAuctionEnd(app.db, after),
  run: ({ app }) => closeDueAuctions(app),
}
