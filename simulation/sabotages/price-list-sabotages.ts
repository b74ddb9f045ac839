import type { Broken, Row } from '../sabotage.ts'

/** For what Connects cost whom, a product that breaks it. */
export const priceListSabotages: Record<string, Broken> = {
  'regions: prices go by the country in the profile, whenever it was named': {
    seed: 920,
    family: 'regions',
    finds: /^regions/m,
    sabotage: {
      beforeCommit: `update wallets set price_country = members.country from members
        where member_id = wallet_id and members.country is not null`,
    },
  },
  'regions: what an operator sets is not kept': {
    seed: 920,
    family: 'regions',
    finds: /^regions/m,
    sabotage: { skips: sql => /update wallets set price_country = \$1 where wallet_id = \$2$/.test(sql) },
  },
  'regions: an operator sets their own prices from a second account': {
    seed: 930,
    family: 'regions',
    finds: /^regions/m,
    sabotage: {
      rows: rows => (has(rows, 'isOperator') ? rows.map(row => ({ ...row, email: row.id })) : rows),
    },
  },
  'regions: bundles are of a region, and paid in the currency of elsewhere': {
    seed: 924,
    family: 'regions',
    finds: /^regions/m,
    sabotage: {
      policy: policy => ({
        ...policy,
        regions: policy.regions.map(region => ({ ...region, currency: policy.currency })),
      }),
    },
  },
  'discounts: one is used again and again': {
    seed: 927,
    family: 'discounts',
    finds: /^discounts/m,
    sabotage: { beforeCommit: 'update campaign_claims set used_at = null, lot_id = null' },
  },
  'discounts: what was claimed ends with its campaign': {
    seed: 939,
    family: 'discounts',
    finds: /^discounts/m,
    sabotage: {
      beforeCommit: `update campaign_claims set until = closes_at from campaigns
        where campaigns.campaign_id = campaign_claims.campaign_id and until > closes_at`,
    },
  },
  'discounts: one operator alone may take off anything': {
    seed: 921,
    family: 'discounts',
    finds: /"waits":true/,
    sabotage: { policy: policy => ({ ...policy, corrections: { ...policy.corrections, discountAbove: 100 } }) },
  },
  'discounts: of several the smallest counts': {
    seed: 925,
    family: 'discounts',
    finds: /^discounts|^regions/m,
    sabotage: { rows: rows => (isDiscounts(rows) ? [...rows.filter(isUsed), ...smallest(rows)] : rows) },
  },
}

type Discount = { member_id: string; percent_off: number; lot_id: string | null }
const isDiscounts = (rows: Row[]): rows is Discount[] => has(rows, 'percent_off') && has(rows, 'lot_id')
const isUsed = ({ lot_id }: Discount): boolean => lot_id !== null

/** Of what each person has not used, the smallest. */
const smallest = (rows: Discount[]): Discount[] =>
  rows.filter(
    row =>
      !isUsed(row) &&
      !rows.some(each => !isUsed(each) && each.member_id === row.member_id && each.percent_off < row.percent_off),
  )

const has = (rows: Row[], column: string): boolean => column in (rows[0] ?? {})
