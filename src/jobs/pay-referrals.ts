import type { Job } from '#marketplace/clockwork/job'
import { countDueReferrals, payReferrals } from '#marketplace/grants/pay-referrals'

export const payReferralsJob: Job = {
  name: 'pay-referrals',
  title: 'Gives for referrals whose referred have become active',
  at: '*/5 * * * *',
  due: ({ app }) => countDueReferrals(app),
  // Somebody becomes active by what they do, and not because its time has come.
  nextDue: async () => undefined,
  run: ({ app }) => payReferrals(app),
}
