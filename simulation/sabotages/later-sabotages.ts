import type { BoostRules } from '#economy/boosts/boost-rules'
import type { Broken, Row, Sabotage } from '../sabotage.ts'

/** Places that are given by other rules than were agreed on. */
const placesUnder = (other: (rules: BoostRules) => Partial<BoostRules>): Sabotage => ({
  policy: policy => ({ ...policy, boosts: policy.boosts && { ...policy.boosts, ...other(policy.boosts) } }),
})

/** For places at a fixed price, weekly budgets and campaigns that give more than once, a product that breaks them. */
export const laterSabotages: Record<string, Broken> = {
  'places: a Connect is worth more than it costs': {
    seed: 940,
    family: 'places',
    finds: /boost-price/,
    sabotage: { policy: policy => ({ ...policy, connectCents: policy.connectCents + 5 }) },
  },
  'places: they are bid for': {
    seed: 940,
    family: 'places',
    finds: /^boosts/m,
    sabotage: placesUnder(({ consumedBy }) => ({
      price: null,
      most: null,
      consumedBy: consumedBy.filter(act => act !== 'placed'),
    })),
  },
  'places: what is used up by being taken waits for the client': {
    seed: 945,
    family: 'places',
    finds: /^boosts|^law [56]/m,
    sabotage: placesUnder(({ consumedBy }) => ({ consumedBy: consumedBy.filter(act => act !== 'placed') })),
  },
  'places: whoever came last stands first': {
    seed: 945,
    family: 'places',
    finds: /"place":/,
    sabotage: {
      rows: (rows, { looking }) =>
        !looking && has(rows, 'proposal_state')
          ? rows.map(row => ({ ...row, number: 1_000_000 - Number(row.number) }))
          : rows,
    },
  },
  'weeks: what was spent this week is forgotten': {
    seed: 949,
    family: 'weeks',
    finds: /over-weekly-budget|^visibility/m,
    sabotage: { rows: rows => (isSpending(rows) ? [] : rows) },
  },
  'weeks: one begins on Tuesday': {
    seed: 956,
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
    seed: 3947,
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

const has = (rows: Row[], column: string): boolean => column in (rows[0] ?? {})
const isCampaigns = (rows: Row[]): boolean => has(rows, 'per_person')
const isSpending = (rows: Row[]): boolean => ['wallet_id', 'kind', 'hold_id', 'connects'].every(each => has(rows, each))
