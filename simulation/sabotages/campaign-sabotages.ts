import type { Broken, Row } from '../sabotage.ts'
import { has } from './has-columns.ts'

/** For campaigns, a product that gives more, longer or oftener than they say. */
export const campaignSabotages: Record<string, Broken> = {
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
  'repeats: it gives once more than it says': {
    seed: 957,
    family: 'repeats',
    finds: /campaign-claimed|"left":/,
    sabotage: {
      rows: rows =>
        isCampaigns(rows)
          ? rows.map(row => ({ ...row, per_person: Number(row.per_person) + 1, approved: 10 ** 12 }))
          : rows,
    },
  },
  'repeats: each time counts as somebody else': {
    seed: 4947,
    family: 'repeats',
    finds: /campaign-full/,
    sabotage: { rows: rows => (isCampaigns(rows) ? rows.map(row => ({ ...row, given: row.times })) : rows) },
  },
  'repeats: it gives without a key': {
    seed: 1942,
    family: 'repeats',
    finds: /key-missing|nobody's/,
    sabotage: { ask: op => (op.kind === 'claim' && !op.key ? { ...op, key: `none-${op.n}` } : op) },
  },
}

const isCampaigns = (rows: Row[]): boolean => has(rows, 'per_person')
