import type { Policy } from '#economy/policy/policy'
import type { Broken, Row, Sabotage } from '../sabotage.ts'

/** Prices that go by other rules than are shown. */
const priced = (other: (price: Policy['price']) => Partial<Policy['price']>): Sabotage => ({
  policy: policy => ({ ...policy, price: { ...policy.price, ...other(policy.price) } }),
})

/** For prices that move, a product that breaks what was shown. */
export const priceSabotages: Record<string, Broken> = {
  'prices: what somebody was shown is forgotten': {
    seed: 39,
    family: 'prices',
    finds: /^law 6|price-changed/m,
    sabotage: { rows: (rows, { op }) => (op?.kind === 'submit' && isQuotes(rows) ? [] : rows) },
  },
  'prices: what was shown holds for a day': {
    seed: 15,
    family: 'prices',
    finds: /^law 6/m,
    sabotage: {
      rows: (rows, { op }) =>
        op?.kind === 'submit' && isQuotes(rows)
          ? rows.map(row => ({ ...row, holds_until: new Date(row.holds_until.getTime() + 86_400_000) }))
          : rows,
    },
  },
  'prices: the demand is not looked at': {
    family: 'prices',
    finds: /^law 6/m,
    sabotage: priced(({ dynamic }) => ({ dynamic: dynamic && { ...dynamic, demand: undefined } })),
  },
  'prices: one more is free': {
    family: 'prices',
    finds: /^law 6/m,
    sabotage: priced(({ firstFree }) => ({ firstFree: firstFree + 1 })),
  },
}

const isQuotes = (rows: Row[]): rows is { holds_until: Date }[] => 'holds_until' in (rows[0] ?? {})
