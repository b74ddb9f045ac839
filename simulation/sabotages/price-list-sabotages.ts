import type { Policy } from '#economy/policy'
import type { Broken } from '../sabotage.ts'

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
    seed: 920,
    family: 'regions',
    finds: /own-prices/,
    sabotage: {
      rows: rows => ('isOperator' in (rows[0] ?? {}) ? rows.map(row => ({ ...row, email: row.id })) : rows),
    },
  },
  'regions: bundles are of a region, and paid in the currency of elsewhere': {
    seed: 920,
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
    seed: 921,
    family: 'discounts',
    finds: /^discounts/m,
    sabotage: { beforeCommit: 'update campaign_claims set used_at = null, lot_id = null' },
  },
  'discounts: charged back, the purchase brings it back': {
    seed: 921,
    family: 'discounts',
    finds: /^discounts/m,
    sabotage: {
      beforeCommit:
        'update campaign_claims set used_at = null, lot_id = null where lot_id in (select lot_id from revocations)',
    },
  },
  'discounts: what was claimed ends with its campaign': {
    seed: 921,
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
  'discounts: a bundle is a cent cheaper still': {
    seed: 921,
    family: 'discounts',
    finds: /^regions|^discounts/m,
    sabotage: { policy: aCentLess },
  },
}

function aCentLess(policy: Policy): Policy {
  return { ...policy, bundles: policy.bundles.map(bundle => ({ ...bundle, cents: bundle.cents - 1 })) }
}
