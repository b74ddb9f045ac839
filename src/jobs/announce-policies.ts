import type { Job } from '#marketplace/clockwork/job'
import { announcePolicies, countToTell } from '#marketplace/policy/announce-policies'

export const announcePoliciesJob: Job = {
  name: 'announce-policies',
  title: 'Tells members what a version of the policy to come changes for them',
  at: '* * * * *',
  due: ({ app }) => countToTell(app),
  // Versions are activated by hand; those who join while one is announced are told within a minute.
  nextDue: async () => undefined,
  run: ({ app }) => announcePolicies(app),
}
