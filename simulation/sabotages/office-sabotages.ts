import type { Broken, Row } from '../sabotage.ts'

/** For what operators do by hand, give away and let people limit, a product that breaks it. */
export const officeSabotages: Record<string, Broken> = {
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
  'campaigns: its limit is not looked at': {
    family: 'gifts',
    finds: /campaign-full|a bug: .*"claim"/,
    sabotage: { rows: rows => (has(rows, 'campaign_id') ? rows.map(row => ({ ...row, given: 0 })) : rows) },
  },
  'campaigns: the same person receives it again': {
    family: 'gifts',
    finds: /campaign-claimed|is answered undefined/, // The claim that nobody wrote down may be missed before it is made again.
    sabotage: { skips: sql => /insert into campaign_claims/.test(sql) },
  },
  'campaigns: it is open for a month too long': {
    seed: 190,
    family: 'gifts',
    finds: /campaign-not-open/,
    sabotage: {
      rows: rows =>
        has(rows, 'closes_at')
          ? rows.map(row => ({ ...row, closes_at: new Date((row.closes_at as Date).getTime() + 30 * 86_400_000) }))
          : rows,
    },
  },
  'badges: a month comes again whenever somebody looks': {
    seed: 225,
    family: 'gifts',
    finds: /^badges|^law [15]/m,
    sabotage: { skips: sql => /update badges set next_at/.test(sql) },
  },
}

const has = (rows: Row[], column: string): boolean => column in (rows[0] ?? {})
const hasOnly = (rows: Row[], columns: string[]): boolean => Object.keys(rows[0] ?? {}).join() === columns.join()
