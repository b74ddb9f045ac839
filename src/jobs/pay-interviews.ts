import type { Job } from '#marketplace/clockwork/job'
import { countDueInterviews, payInterviews } from '#marketplace/interviews/pay-interviews'

export const payInterviewsJob: Job = {
  name: 'pay-interviews',
  title: 'Gives for interviews whose proposals have ended with their price spent, where the policy waits for that',
  at: '*/5 * * * *',
  due: ({ app }) => countDueInterviews(app),
  // An interview counts by what somebody does, or by a post that ends, which is another job.
  nextDue: async () => undefined,
  run: ({ app }) => payInterviews(app),
}
