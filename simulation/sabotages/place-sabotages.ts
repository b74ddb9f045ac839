import type { BoostRules } from '#economy/boosts/boost-rules'
import type { Broken, Sabotage } from '../sabotage.ts'
import { has } from './has-columns.ts'

/** Places that are given by other rules than were agreed on. */
const placesUnder = (other: (rules: BoostRules) => Partial<BoostRules>): Sabotage => ({
  policy: policy => ({ ...policy, boosts: policy.boosts && { ...policy.boosts, ...other(policy.boosts) } }),
})

/** For boosted places at a fixed price, a product that breaks them. */
export const placeSabotages: Record<string, Broken> = {
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
}
