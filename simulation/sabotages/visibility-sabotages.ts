import type { Broken } from '../sabotage.ts'
import { has } from './has-columns.ts'

/** For what is paid to be seen, a product that charges it otherwise. */
export const visibilitySabotages: Record<string, Broken> = {
  'visibility: a week costs a Connect more': {
    family: 'visibility',
    finds: /^visibility/m,
    sabotage: {
      policy: policy => ({
        ...policy,
        visibility: { ...policy.visibility, availabilityBadge: { weekly: 12, demand: [] } },
      }),
    },
  },
  'visibility: what was not shown is charged': {
    family: 'visibility',
    finds: /^visibility/m,
    sabotage: { policy: policy => ({ ...policy, visibility: { ...policy.visibility, graceMinutes: 100_000 } }) },
  },
  'visibility: switching on again costs again': {
    seed: 34,
    family: 'visibility',
    finds: /^visibility/m,
    sabotage: { rows: (rows, { op }) => (op?.kind === 'start-visibility' && has(rows, 'counted') ? [] : rows) },
  },
}
