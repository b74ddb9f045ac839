import type { Broken, Row } from '../sabotage.ts'
import { has, hasOnly } from './has-columns.ts'

/** For the limits people set themselves, a product that goes past them. */
export const limitsSabotages: Record<string, Broken> = {
  'limits: a ceiling is not looked at': {
    seed: 5,
    family: 'limits',
    finds: /over-proposal-limit|over-boost-limit/,
    sabotage: {
      rows: rows =>
        has(rows, 'limits')
          ? rows.map(row => ({ ...row, limits: row.limits && { ...(row.limits as Row), proposal: null, boost: null } }))
          : rows,
    },
  },
  'limits: what was spent this month is forgotten': {
    seed: 99,
    family: 'limits',
    finds: /over-monthly-budget|^visibility/m,
    sabotage: {
      rows: rows => (hasOnly(rows, ['wallet_id', 'at', 'kind', 'proposal_id', 'hold_id', 'connects']) ? [] : rows),
    },
  },
  'weeks: what was spent this week is forgotten': {
    seed: 949,
    family: 'weeks',
    finds: /over-weekly-budget|^visibility/m,
    sabotage: { rows: rows => (isSpending(rows) ? [] : rows) },
  },
  'weeks: one begins on Tuesday': {
    seed: 1943,
    family: 'weeks',
    finds: /over-weekly-budget|^visibility/m,
    sabotage: {
      rows: rows =>
        isSpending(rows) ? rows.map(row => ({ ...row, at: new Date((row.at as Date).getTime() - 86_400_000) })) : rows,
    },
  },
  'weeks: a monthly budget is taken as well': {
    seed: 941,
    family: 'weeks',
    finds: /budget-not-by/,
    sabotage: {
      policy: policy => ({
        ...policy,
        ownLimits: { budgetPer: policy.ownLimits.budgetPer === 'week' ? 'month' : 'week' },
      }),
    },
  },
}

const isSpending = (rows: Row[]): boolean => ['wallet_id', 'kind', 'hold_id', 'connects'].every(each => has(rows, each))
