import type { BoostRules } from '#economy/boosts/boost-rules'
import type { Policy } from '#economy/policy/policy'
import type { Broken, Row, Sabotage } from '../sabotage.ts'

type BidRow = { freelancer_id: string; number: number; held: number; charged: number; state: string }
type AuctionRow = { placebo: boolean; closes_at: Date }

/** Boosts that go by other rules than were agreed on. */
const under = (other: (rules: BoostRules) => Partial<BoostRules>): Sabotage => ({
  policy: policy => ({ ...policy, boosts: policy.boosts && { ...policy.boosts, ...other(policy.boosts) } }),
})

/** For each rule of auctions a product that breaks it. */
export const boostSabotages: Record<string, Broken> = {
  'boosts: there is a place more': {
    seed: 98,
    family: 'boosts',
    finds: /^boosts/m,
    sabotage: under(({ places }) => ({ places: places + 1 })),
  },
  'boosts: a place costs by another rule': {
    seed: 77,
    family: 'boosts',
    finds: /^boosts/m,
    sabotage: under(({ charge }) => ({ charge: charge === 'uniform' ? 'first-price' : 'uniform' })),
  },
  'boosts: of equal bids the later stands first': {
    seed: 1058,
    family: 'boosts',
    finds: /^boosts/m,
    sabotage: {
      rows: (rows, { looking }) =>
        !looking && isBids(rows) ? rows.map(bid => ({ ...bid, number: 1_000_000 - bid.number })) : rows,
    },
  },
  'boosts: an auction closes a week late': {
    seed: 77,
    family: 'boosts',
    finds: /^boosts/m,
    sabotage: {
      rows: rows =>
        isAuctions(rows)
          ? rows.map(row => ({ ...row, closes_at: new Date(row.closes_at.getTime() + 7 * 86_400_000) }))
          : rows,
    },
  },
  'boosts: a placebo is charged': {
    seed: 77,
    family: 'boosts',
    finds: /^boosts|^law 6/m,
    sabotage: { rows: rows => (isAuctions(rows) ? rows.map(row => ({ ...row, placebo: false })) : rows) },
  },
  'boosts: a raise holds the whole bid again': {
    seed: 77,
    family: 'boosts',
    finds: /^law 5|^boosts/m,
    sabotage: {
      rows: (rows, { op }) => (op?.kind === 'bid' && isBids(rows) ? rows.map(bid => ({ ...bid, held: 0 })) : rows),
    },
  },
  'boosts: who is outbid does not get their Connects': {
    seed: 266,
    family: 'boosts',
    finds: /^law 5/m,
    sabotage: {
      rows: (rows, { op }) =>
        op?.kind === 'bid' && 'times_out_at' in (rows[0] ?? {}) ? rows.filter(hold => hold.wallet_id === op.by) : rows,
    },
  },
  'boosts: what was charged is charged at the next act again': {
    seed: 173,
    family: 'boosts',
    finds: /^law 6: the boost/m,
    sabotage: {
      beforeCommit: `with again as (
          insert into ledger_entries
            (wallet_id, seq, movement_id, at, kind, debit, credit, lot_id, amount, balance_after, post_id, proposal_id, policy, note)
          select wallet_id, seq + 500000, movement_id, at, kind, 'available', credit, lot_id, 1, greatest(balance_after - 1, 0), post_id, proposal_id, policy, note
          from ledger_entries as entry join lots using (wallet_id, lot_id)
          where kind = 'captured' and proposal_id is not null and "left" > 0 order by wallet_id, seq limit 1
          on conflict do nothing returning wallet_id, lot_id)
        update lots set "left" = "left" - 1 from again where lots.wallet_id = again.wallet_id and lots.lot_id = again.lot_id`,
    },
  },
  'boosts: what ends one brings it back by another rule': {
    seed: 53,
    family: 'boosts',
    finds: /^boosts|^law [56]/m,
    sabotage: {
      policy: policy => {
        const other = (boost: Policy['returns']['ended']['boost']) => (boost === 'kept' ? 'returned' : 'kept')
        const { withdrawn, declined, closedWithoutHire } = policy.returns
        return {
          ...policy,
          returns: {
            ...policy.returns,
            withdrawn: { ...withdrawn, boost: other(withdrawn.boost) },
            declined: { ...declined, boost: other(declined.boost) },
            closedWithoutHire: { ...closedWithoutHire, boost: other(closedWithoutHire.boost) },
          },
        }
      },
    },
  },
}

const isBids = (rows: Row[]): rows is BidRow[] => 'proposal_state' in (rows[0] ?? {})
const isAuctions = (rows: Row[]): rows is AuctionRow[] => 'losing' in (rows[0] ?? {})
