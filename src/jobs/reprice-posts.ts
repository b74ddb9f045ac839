import { changesAhead } from '#economy/policy/policy-versions'
import type { Job } from '#marketplace/clockwork/job'
import { pricesAreStale, repriceForPolicy } from '#marketplace/prices/reprice-posts'

export const repricePostsJob: Job = {
  name: 'reprice-posts',
  title: 'Prices open posts again when another version of the policy has come into force',
  at: '* * * * *',
  due: async ({ app }) => Number(await pricesAreStale(app)),
  nextDue: async ({ app }, after) => changesAhead(app.policies.versions(), after)[0]?.at,
  run: ({ app }) => repriceForPolicy(app),
}
