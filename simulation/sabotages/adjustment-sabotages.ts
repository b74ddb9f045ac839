import type { Broken } from '../sabotage.ts'
import { has, hasOnly } from './has-columns.ts'

/** For what operators do by hand, a product that lets one of them do it alone. */
export const adjustmentSabotages: Record<string, Broken> = {
  'adjustments: one operator alone may give anything': {
    family: 'adjustments',
    finds: /"state":"waiting"/,
    sabotage: {
      policy: policy => ({ ...policy, corrections: { ...policy.corrections, approvalAbove: 1_000_000 } }),
    },
  },
  'adjustments: many small ones do not add up': {
    seed: 35,
    family: 'adjustments',
    finds: /"state":"waiting"/,
    sabotage: { rows: rows => (hasOnly(rows, ['wallet_id', 'asked_by', 'connects']) ? [] : rows) },
  },
  'adjustments: a second account approves what the first asked for': {
    seed: 83,
    family: 'adjustments',
    finds: /own-request|"state":"waiting"/,
    sabotage: { rows: rows => (has(rows, 'isOperator') ? rows.map(row => ({ ...row, email: row.id })) : rows) },
  },
  'adjustments: what is decided is decided again': {
    seed: 75,
    family: 'adjustments',
    finds: /adjustment-decided|a bug: .*"approve"/,
    sabotage: { rows: rows => (has(rows, 'asked_by') ? rows.map(row => ({ ...row, state: 'waiting' })) : rows) },
  },
}
