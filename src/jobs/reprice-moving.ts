import type { Job } from '#marketplace/clockwork/job'
import { countStalePrices, repriceMoving } from '#marketplace/prices/reprice-posts'

export const repriceMovingJob: Job = {
  name: 'reprice-moving',
  title: "Prices open posts again where their client's history has moved the price",
  at: '*/10 * * * *',
  due: ({ app }) => countStalePrices(app),
  // A history moves with what clients do, and with nothing that falls due.
  nextDue: async () => undefined,
  run: ({ app }) => repriceMoving(app),
}
