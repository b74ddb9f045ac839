import { type DueBadge, findDueBadges, saveNextDays } from '#database/grants/badges'
import type { Tx } from '#database/open'
import { badgeCycles, badgeGrant, dayOf } from '#economy/grants/badge-grants'
import type { PolicyAt } from '#economy/plans/next-cycle'
import { type App, policyNow } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts'
import { policyFor } from '../policy/policy-for.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { connectsAreYours } from './connects-are-yours.ts'

const mostAtOnce = 1000

/** Gives every badge's monthly Connects of the cycles that have begun. Answers how many badges were looked at. Safe to run twice or late. */
export async function payBadges(app: App): Promise<number> {
  const due = await findDueBadges(app.db, app.clock(), mostAtOnce)
  if (due.length === 0) return 0
  const paid = await batchElseAlone(app, due, {
    work: async some => {
      await committed(app, tx => payThese(app, tx, some))
      return some.length
    },
    about: ({ memberId, badge }) => ({ member: memberId, badge }),
    failed: 'a badge could not be paid',
  })
  return due.length < mostAtOnce || paid === 0 ? paid : paid + (await payBadges(app))
}

/** Each cycle that has begun follows the policy that held when it did, however late anybody looks. */
export async function payThese(app: App, tx: Tx, due: DueBadge[]): Promise<void> {
  const ledger = await openLedger(
    app,
    tx,
    due.map(({ memberId }) => memberId),
  )
  const known = due
    .filter(({ memberId }) => ledger.has(memberId))
    .map(each => ({ ...each, ...cyclesOf(app, ledger, each) }))
  await giveInto(
    app,
    tx,
    ledger,
    known.flatMap(each => each.begun.flatMap(cycle => grantOf(each, cycle))),
  )
  await saveNextDays(
    tx,
    known.map(({ memberId, badge, next }) => ({ memberId, badge, nextAt: next })),
  )
}

function cyclesOf(app: App, ledger: OpenLedger, { memberId, nextAt }: DueBadge) {
  const wallet = ledger.wallet(memberId)
  const policyAt = policyFor(app, wallet)
  return { policyAt, ...badgeCycles(wallet, { waitsFor: nextAt, now: ledger.now, policyAt }) }
}

function grantOf({ memberId, badge, policyAt }: DueBadge & { policyAt: PolicyAt }, cycle: Temporal.Instant) {
  const rule = policyAt(cycle).grants.badges.find(each => each.badge === badge)
  const grant = rule && badgeGrant(rule, cycle)
  if (!grant) return []
  const tell = `Your badge ${rule.title} gives Connects each month. ${connectsAreYours(grant.connects)}`
  return [{ walletId: memberId, source: 'badge', ...grant, note: `${rule.title}, cycle of ${dayOf(cycle)}`, tell }]
}

/** What a badge is called now; one the policy has dropped keeps its name. */
export const badgeTitle = (app: App, badge: string): string =>
  policyNow(app).grants.badges.find(each => each.badge === badge)?.title ?? badge
