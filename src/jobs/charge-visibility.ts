import type { Job } from '#marketplace/clockwork/job'
import { chargeVisibility, countDueVisibility } from '#marketplace/visibility/charge-visibility'
import { nextVisibility } from '#marketplace/visibility/next-visibility'

export const chargeVisibilityJob: Job = {
  name: 'charge-visibility',
  title: 'Charges the next Connect of availability badges and boosted profiles',
  at: '* * * * *',
  due: ({ app }) => countDueVisibility(app),
  nextDue: ({ app }, after) => nextVisibility(app, after),
  run: ({ app }) => chargeVisibility(app),
}
