import { date } from '#database/arrays'
import { listMovements, type StatementRow } from '#database/ledger/ledger-entries'
import { changeOf, type MovementKind, movementKinds } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { serviceNames } from '../visibility/visibility-words.ts'
import { findSettledWallet } from './find-settled-wallet.ts'
import { endOf, instantOf } from './written-instant.ts'

/** A line of a statement: what changed and the balance after it, both in Connects. */
export type StatementLine = {
  id: string
  at: string
  kind: MovementKind
  text: string
  change: number
  balance: number
  postId: string | null
  proposalId: string | null
  note: string
  policy: string
}

/** `kind` of movement, from `from` until `until` with all of it: each a day (UTC, YYYY-MM-DD) or an instant (ISO 8601). */
export type StatementFilter = {
  kind?: string | undefined
  from?: string | undefined
  until?: string | undefined
  cursor?: string | undefined
}
export type Statement = { lines: StatementLine[]; next: string | null }

/** Newest first. A lot that has lapsed or a hold that has timed out has its line here even before any job has written it down. */
export async function readStatement(
  app: App,
  walletId: string,
  filter: StatementFilter,
  most = 50,
): Promise<Statement> {
  const kind = movementKinds.find(kind => kind === filter.kind)
  const [from, until] = [instantOf(filter.from), endOf(filter.until)]
  const before = placeOf(filter.cursor)
  const rows = await listMovements(app.db, walletId, { kind, from, until, before, most: most + 1 })
  const unwritten = before ? [] : await unwrittenRows(app, walletId)
  const inFilter = unwritten.filter(
    row => (!kind || row.kind === kind) && (!from || row.at >= date(from)) && (!until || row.at < date(until)),
  )
  const page = rows.slice(0, most)
  const last = rows.length > most ? page.at(-1) : undefined
  return { lines: [...inFilter, ...page].map(lineOf), next: last ? last.seq.toString(36) : null }
}

async function unwrittenRows(app: App, walletId: string): Promise<StatementRow[]> {
  const { stored, wallet, unwritten } = await findSettledWallet(app, walletId)
  let balance = stored.lots.reduce((sum, lot) => sum + lot.left, 0)
  return unwritten
    .map(({ movement }) => {
      const change = changeOf('available', movement)
      balance += change
      return {
        movement_id: movement.id,
        seq: 0,
        at: date(movement.at),
        kind: movement.kind,
        change,
        balance,
        burnt: 0,
        source: wallet.lots.find(lot => lot.id === movement.entries[0]!.lotId)!.source,
        purpose: wallet.holds.find(hold => hold.id === movement.holdId)?.purpose ?? null,
        note: movement.entries
          .map(({ note = '' }) => note)
          .sort()
          .at(-1)!,
        post_id: movement.postId,
        proposal_id: movement.proposalId,
        post_title: null,
        policy: app.policies.at(movement.at, stored.openedAt).id,
      }
    })
    .reverse()
}

const lineOf = (row: StatementRow): StatementLine => ({
  id: row.movement_id,
  at: row.at.toISOString(),
  kind: row.kind as MovementKind,
  text: texts[row.kind as MovementKind](row),
  change: row.change,
  balance: row.balance,
  postId: row.post_id,
  proposalId: row.proposal_id,
  note: row.note,
  policy: row.policy,
})

const texts: Record<MovementKind, (row: StatementRow) => string> = {
  granted: row => `${sourceNames[row.source] ?? row.source}`,
  proposal: row => `Proposal: ${row.post_title ?? 'a post'}`,
  returned: row => `Returned: ${row.post_title ?? 'a post'}`,
  'boost-returned': row => `Boost returned: ${row.post_title ?? 'a post'}`,
  held: row => `Held: ${row.purpose}`,
  captured: row => `${row.burnt} of the held spent: ${row.purpose}`,
  released: row => `No longer held: ${row.purpose}`,
  'timed-out': row => `No longer held, its time was up: ${row.purpose}`,
  purchased: () => 'Bought',
  revoked: () => 'Purchase charged back',
  settled: () => 'Settles what you owed',
  adjusted: row => (row.change > 0 ? 'Given by an operator' : 'Taken back by an operator'),
  'availability-badge': () => serviceNames['availability-badge'],
  'boosted-profile': () => serviceNames['boosted-profile'],
  forfeited: row => `Forfeited, more than is carried: ${sourceNames[row.source] ?? row.source}`,
  expired: row => `Expired: ${sourceNames[row.source] ?? row.source}`,
}

/** What a lot's source is called on a page. */
export const sourceNames: Record<string, string> = {
  'sign-up': 'Sign-up grant',
  'readiness-test': 'Readiness test passed',
  badge: 'Badge',
  interview: 'Interview won',
  profile: 'Profile filled',
  referral: 'Referral',
  campaign: 'Campaign',
  monthly: 'Monthly Connects',
  drip: 'One of those that come one by one',
  demo: 'Demo grant',
  returned: 'Returned after its lot lapsed',
  purchase: 'Bought',
  adjustment: 'Given by an operator',
}

/** A cursor that is not one of ours starts at the beginning. */
function placeOf(cursor: string | undefined): number | undefined {
  const seq = Number.parseInt(cursor ?? '', 36)
  return seq > 0 && Number.isSafeInteger(seq) ? seq : undefined
}
