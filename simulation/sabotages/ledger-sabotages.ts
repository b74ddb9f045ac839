import type { Policy } from '#economy/policy/policy'
import type { Op } from '../op.ts'
import type { Broken, Row } from '../sabotage.ts'

type LotRow = { wallet_id: string; lot_id: string; granted: number; left: number; held: number; lapses_at: Date | null }

const otherLapsedRule: Record<string, Policy['returns']['intoLapsedLot']> = {
  lapse: { rule: 'new-lot', days: 30 },
  grace: { rule: 'lapse' },
  'new-lot': { rule: 'lapse' },
}

/** For each law a product that breaks it, and the complaint the simulation has to find. Law 7 has tests of its own. */
export const ledgerSabotages: Record<string, Broken> = {
  'law 1: a Connect vanishes from a lot': {
    finds: /law 1/,
    sabotage: {
      beforeCommit: `update lots set "left" = "left" - 1 where lot_id = (select max(lot_id::text)::uuid from lots where "left" > 2)`,
    },
  },
  'law 2: a wallet that has too few passes for one that has enough': {
    seed: 9,
    finds: /law [258]|audit/, // What was spent too much may show in a balance or a lot first.
    sabotage: {
      rows: (rows, { op, asked, now }) => (op?.kind === 'submit' && isLots(rows) ? withEnough(rows, asked, now) : rows),
    },
  },
  'law 3: no answer is kept': {
    seed: 2,
    finds: /law 3|law 5|proposals: /, // What was done twice may show in the balance before anybody is answered.
    sabotage: { skips: sql => /insert into idempotency_keys/.test(sql) },
  },
  'law 3: a retry passes for something new': {
    finds: /law 3/,
    sabotage: { ask: (op, { attempt }) => (op.key && attempt > 1 ? { ...op, key: `${op.key}-${attempt}` } : op) },
  },
  'law 3: a used key answers whatever is asked': {
    finds: /law 3/,
    sabotage: { ask: (op, { first }) => first ?? op },
  },
  'law 3: a grant is given again at the second click': {
    finds: /law 1: issued/,
    sabotage: {
      ask: (op, { attempt }) => (op.kind === 'grant' ? asNew(op, attempt) : op),
    },
  },
  'law 4: a returned Connect goes to another lot': {
    finds: /law 4/,
    sabotage: {
      rows: (rows, { looking, now }) =>
        !looking && isLots(rows)
          ? rows.map(lot => (lot.left === 0 && lot.held === 0 ? { ...lot, lapses_at: new Date(now - 1) } : lot))
          : rows,
    },
  },
  'law 4: a lapsed lot is revived': {
    seed: 5,
    finds: /law 4/,
    sabotage: {
      rows: (rows, { looking, now }) =>
        !looking && isLots(rows)
          ? rows.map(lot =>
              lot.left === 0 && lot.lapses_at && lot.lapses_at.getTime() <= now
                ? { ...lot, lapses_at: new Date(now + 86_400_000) }
                : lot,
            )
          : rows,
    },
  },
  'law 4: what comes back to a lapsed lot goes by another rule': {
    seed: 5,
    finds: /law 4/,
    sabotage: {
      policy: policy => {
        const { returns } = policy
        return { ...policy, returns: { ...returns, intoLapsedLot: otherLapsedRule[returns.intoLapsedLot.rule]! } }
      },
    },
  },
  'law 5: a hold lasts a millisecond too long': {
    seed: 20,
    finds: /law 5/,
    sabotage: {
      rows: rows =>
        isHolds(rows) ? rows.map(hold => ({ ...hold, times_out_at: new Date(hold.times_out_at.getTime() + 1) })) : rows,
    },
  },
  'law 5: a hold forgets a Connect': {
    finds: /law 5: wallet/,
    sabotage: {
      beforeCommit: `update holds set captured = captured + 1 where captured + 1 < amount and state = 'placed'`,
    },
  },
  'law 5: a lot counts a millisecond too long': {
    finds: /law [45]/,
    sabotage: {
      rows: rows =>
        isLots(rows)
          ? rows.map(lot => ({ ...lot, lapses_at: lot.lapses_at && new Date(lot.lapses_at.getTime() + 1) }))
          : rows,
    },
  },
  'law 5: a balance waits for the line of a lapse': {
    finds: /law [45]/,
    sabotage: {
      rows: (rows, { looking }) => (looking && isLots(rows) ? rows.map(lot => ({ ...lot, lapses_at: null })) : rows),
    },
  },
  'law 5: a month carries more than its plan does': {
    family: 'plans',
    finds: /law 5: wallet/,
    sabotage: { policy: policy => ({ ...policy, plans: policy.plans.map(plan => ({ ...plan, carried: null })) }) },
  },
  'law 5: an upgrade gives a month again': {
    seed: 65,
    family: 'plans',
    finds: /law 5: wallet|granted/,
    sabotage: { policy: policy => ({ ...policy, planChange: { ...policy.planChange, upgradeGivesDifference: true } }) },
  },
  'what is owed is forgotten': {
    seed: 116,
    family: 'purchases',
    finds: /owed/,
    sabotage: { beforeCommit: 'update wallets set owed = owed - 1 where owed > 0' },
  },
  'a purchase is charged back again': {
    seed: 30,
    family: 'purchases',
    finds: /a revocation took|revoked/,
    sabotage: { skips: sql => /insert into revocations/.test(sql) },
  },
  'law 6: the price shown is not looked at': {
    finds: /law 6/,
    sabotage: {
      ask: (op, { oracle, now }) => {
        const post = op.kind === 'submit' ? oracle.posts.get(op.postId) : undefined
        if (!post || op.kind !== 'submit') return op
        const shownPrice = shown.get(op) ?? oracle.prices.shown(post, op.by, now) // A retry is the same command.
        shown.set(op, shownPrice)
        return { ...op, shownPrice }
      },
    },
  },
  'law 6: a proposal is charged more than once': {
    finds: /law 6/,
    sabotage: {
      beforeCommit: `with again as (
          insert into ledger_entries
            (wallet_id, seq, movement_id, at, kind, debit, credit, lot_id, amount, balance_after, post_id, proposal_id, policy, note)
          select wallet_id, seq + 500000, movement_id, at, kind, debit, credit, lot_id, 1, greatest(balance_after - 1, 0), post_id, proposal_id, policy, note
          from ledger_entries as entry join lots using (wallet_id, lot_id)
          where kind = 'proposal' and "left" > 0 order by wallet_id, seq limit 1
          on conflict do nothing returning wallet_id, lot_id)
        update lots set "left" = "left" - 1 from again where lots.wallet_id = again.wallet_id and lots.lot_id = again.lot_id`,
    },
  },
  'law 7: a chain begins anew with each batch': {
    finds: /law 7/,
    sabotage: {
      rows: (rows, { looking }) => (looking ? rows : rows.map(row => ('head' in row ? { ...row, head: null } : row))),
    },
  },
  'law 7: an entry is rewritten afterwards': {
    finds: /law 7/,
    sabotage: {
      beforeCommit: `alter table ledger_entries disable trigger user;
        update ledger_entries set note = 'x' where (wallet_id, seq) = (select wallet_id, seq from ledger_entries where kind = 'proposal' limit 1)`,
    },
  },
  'law 8: entries are not written': {
    finds: /law 8/,
    sabotage: {
      beforeCommit: `alter table ledger_entries disable trigger user;
        delete from ledger_entries where (wallet_id, seq) = (select wallet_id, seq from ledger_entries order by movement_id::text desc, seq desc limit 1)`,
    },
  },
  'law 8: what is left of a lot is not written': {
    finds: /law 8/,
    sabotage: {
      beforeCommit: `update lots set "left" = granted - held
        where (wallet_id, lot_id) = (select wallet_id, lot_id from lots where "left" < granted - held order by lot_id limit 1)`,
    },
  },
  'a statement is a transaction of its own: half of a command is left by a crash': {
    seed: 5,
    finds: /./,
    sabotage: { autocommit: true },
  },
}

/** A second attempt that nothing tells from a new wish. */
function asNew(op: Op & { kind: 'grant' }, attempt: number): Op {
  const { key: _, ...fresh } = op
  return attempt > 1 ? { ...fresh, reason: `${op.reason}-${attempt}` } : op
}

const isHolds = (rows: unknown[]): rows is { times_out_at: Date }[] =>
  rows.length > 0 && 'times_out_at' in (rows[0] as object)

const shown = new WeakMap<Op, number>()

const isLots = (rows: Row[]): rows is LotRow[] =>
  rows.length > 0 && ['lot_id', 'granted', 'left', 'lapses_at'].every(column => column in rows[0]!)

/** Lots among which the first live one of each wallet seems to hold just what is missing of the price its owner was shown. */
function withEnough(lots: LotRow[], asked: ReadonlyMap<string, Op>, now: number): LotRow[] {
  const missing = new Map<LotRow, number>()
  for (const [walletId, op] of asked) {
    const live = lots.filter(lot => lot.wallet_id === walletId && lot.lapses_at && lot.lapses_at.getTime() > now)
    const total = live.reduce((sum, { left }) => sum + left, 0)
    if (op.kind === 'submit' && total > 0 && total < op.shownPrice) missing.set(live[0]!, op.shownPrice - total)
  }
  return lots.map(lot => {
    const more = missing.get(lot) ?? 0
    return { ...lot, left: lot.left + more, granted: lot.granted + more }
  })
}
