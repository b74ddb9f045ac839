import { countDueMeters, nextDueMeter } from '#database/members/visibilities'
import type { Job } from '#marketplace/clockwork/job'
import { chargeVisibility } from '#marketplace/visibility/charge-visibility'

export const chargeVisibilityJob: Job = {
  name: 'charge-visibility',
  title: 'Charges the next Connect of availability badges and boosted profiles',
  at: '* * * * *',
  due: ({ app }) => countDueMeters(app.db, app.clock()),
  nextDue: ({ app }, after) => nextDueMeter(app.db, after),
  run: ({ app }) => chargeVisibility(app),
}
