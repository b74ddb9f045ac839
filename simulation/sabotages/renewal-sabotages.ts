import type { Broken } from '../sabotage.ts'
import { has } from './has-columns.ts'

const later = new Date('2100-01-01T00:00:00Z')

/** For posts that their clients keep open, a product that breaks what it says of them. */
export const renewalSabotages: Record<string, Broken> = {
  'renewals: a post stays open a day longer': {
    seed: 880,
    family: 'renewals',
    finds: /"kind":"prolong"/,
    sabotage: {
      policy: policy => ({
        ...policy,
        posts: {
          ...policy.posts,
          prolonged: policy.posts.prolonged && { ...policy.posts.prolonged, days: policy.posts.prolonged.days + 1 },
        },
      }),
    },
  },
  'renewals: who had proposed has nothing back on the day it was to end': {
    seed: 880,
    family: 'renewals',
    finds: /^law/m,
    sabotage: {
      rows: (rows, { looking }) =>
        !looking && has(rows, 'promised_end')
          ? rows.map(row => ({ ...row, promised_end: row.promised_end && later }))
          : rows,
    },
  },
}
