import type { Op } from './op.ts'
import type { Sabotage } from './sabotage.ts'

type Broken = { finds: string | RegExp; sabotage: Sabotage }
type LotRow = { wallet_id: string; lot_id: string; granted: number; left: number; held: number; lapses_at: Date | null }

/** For each law a product that breaks it, and the complaint the simulation has to find. */
export const sabotages: Record<string, Broken> = {
  'law 1: a Connect vanishes from a lot': {
    finds: 'law 1',
    sabotage: {
      beforeCommit: `update lots set "left" = "left" - 1 where lot_id = (select max(lot_id::text)::uuid from lots where "left" > 2)`,
    },
  },
  'law 2: a wallet that has too few passes for a full one': {
    finds: 'law 2',
    sabotage: {
      ask: (op, oracle) => {
        const post = op.kind === 'submit' && oracle.posts.get(op.postId)
        const left = oracle.purse.coins.filter(({ owner, paidFor }) => owner === op.by && paidFor === null).length
        if (post) poor[left < oracle.price(post, op.by) ? 'add' : 'delete'](op.by)
        return op
      },
      rows: (rows, { looking }) =>
        !looking && isLots(rows)
          ? rows.map(lot => (poor.has(lot.wallet_id) ? { ...lot, left: lot.granted - lot.held } : lot))
          : rows,
    },
  },
  'law 3: no answer is kept': {
    finds: 'law 3',
    sabotage: { skips: sql => /insert into idempotency_keys/.test(sql) },
  },
  'law 3: a retry passes for something new': {
    finds: 'law 3',
    sabotage: { ask: (op, _, attempt) => (op.key && attempt > 1 ? { ...op, key: `${op.key}-${attempt}` } : op) },
  },
  'law 3: a grant is given again at the second click': {
    finds: 'law 1: issued',
    sabotage: {
      ask: (op, _, attempt) => (op.kind === 'grant' ? asNew(op, attempt) : op),
    },
  },
  'law 5: a hold lasts a millisecond too long': {
    finds: 'law 5',
    sabotage: {
      rows: rows =>
        isHolds(rows) ? rows.map(hold => ({ ...hold, times_out_at: new Date(hold.times_out_at.getTime() + 1) })) : rows,
    },
  },
  'law 5: a hold forgets a Connect': {
    finds: 'law 5: wallet',
    sabotage: {
      beforeCommit: `update holds set captured = captured + 1 where captured + 1 < amount and state = 'placed'`,
    },
  },
  'law 5: a lot counts a millisecond too long': {
    finds: 'law 5',
    sabotage: {
      rows: rows =>
        isLots(rows)
          ? rows.map(lot => ({ ...lot, lapses_at: lot.lapses_at && new Date(lot.lapses_at.getTime() + 1) }))
          : rows,
    },
  },
  'law 6: the price shown is not looked at': {
    finds: 'law 6',
    sabotage: {
      ask: (op, oracle) => {
        const post = op.kind === 'submit' ? oracle.posts.get(op.postId) : undefined
        if (!post || op.kind !== 'submit') return op
        const shownPrice = shown.get(op) ?? oracle.price(post, op.by) // A retry is the same command.
        shown.set(op, shownPrice)
        return { ...op, shownPrice }
      },
    },
  },
  'law 8: entries are not written': {
    finds: 'law 8',
    sabotage: { skips: sql => /insert into ledger_entries/.test(sql) },
  },
  'a statement is a transaction of its own: half of a command is left by a crash': {
    finds: /^proposals: |^charged: |^law 8: |already-proposed/m,
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

const isLots = (rows: unknown[]): rows is LotRow[] =>
  rows.length > 0 && ['lot_id', 'granted', 'left', 'held', 'lapses_at'].every(column => column in (rows[0] as object))

const shown = new WeakMap<Op, number>()

/** Wallets whose owners just asked for more than they have. */
const poor = new Set<string>()
