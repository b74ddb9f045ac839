import { type DueBadge, findDueBadges, saveNextDays } from '#database/badges'
import type { Tx } from '#database/wallets'
import { badgeGrant, cycleDaysUntil, nextCycleDay, startOf } from '#economy/badge-grants'
import { type App, policyNow } from '../app.ts'
import { committed } from '../gather.ts'
import { policyFor } from '../policy/policy-for.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { openLedger } from '../wallets/open-ledger.ts'
import { connectsAreYours } from './connects-are-yours.ts'

const mostAtOnce = 1000

/** Gives every badge's monthly Connects whose cycle day has begun. Answers how many badges were looked at. Safe to run twice or late. */
export async function payBadges(app: App): Promise<number> {
  const due = await findDueBadges(app.db, app.clock(), mostAtOnce)
  if (due.length === 0) return 0
  await committed(app, tx => payThese(app, tx, due))
  return due.length < mostAtOnce ? due.length : due.length + (await payBadges(app))
}

/** Each cycle day that has begun follows the policy that held on it, however late anybody looks. */
export async function payThese(app: App, tx: Tx, due: DueBadge[]): Promise<void> {
  const ledger = await openLedger(
    app,
    tx,
    due.map(({ memberId }) => memberId),
  )
  const known = due.filter(({ memberId }) => ledger.has(memberId))
  const grants = known.flatMap(({ memberId, badge, nextAt }) =>
    cycleDaysUntil(nextAt, ledger.now).flatMap(day => {
      const { badges } = policyFor(app, ledger.wallet(memberId))(startOf(day)).grants
      const rule = badges.find(each => each.badge === badge)
      const grant = rule && badgeGrant(rule, day)
      if (!grant) return []
      const tell = `Your badge ${rule.title} gives Connects each month. ${connectsAreYours(grant.connects)}`
      return [{ walletId: memberId, source: 'badge', ...grant, note: `${rule.title}, cycle of ${day}`, tell }]
    }),
  )
  await giveInto(app, tx, ledger, grants)
  await saveNextDays(
    tx,
    known.map(each => ({ ...each, nextAt: startOf(nextCycleDay(ledger.wallet(each.memberId).openedAt, ledger.now)) })),
  )
}

/** What a badge is called now; one the policy has dropped keeps its name. */
export const badgeTitle = (app: App, badge: string): string =>
  policyNow(app).grants.badges.find(each => each.badge === badge)?.title ?? badge
