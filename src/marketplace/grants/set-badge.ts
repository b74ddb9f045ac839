import { date } from '#database/arrays'
import { lockBadge, saveBadgeGiven, saveBadgeTaken } from '#database/grants/badges'
import type { Tx } from '#database/open'
import { isOperator } from '#database/operators/operators'
import { broughtByBadge } from '#economy/adjustments/bring-about'
import { type Decision, decide, refuse } from '#economy/decision'
import { badgeGrant } from '#economy/grants/badge-grants'
import { nextCycle } from '#economy/plans/next-cycle'
import { openBringing } from '../adjustments/bring-about.ts'
import { type App, system } from '../app.ts'
import { isId, storable } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { notify } from '../notices/notify.ts'
import { logActs } from '../operators/log-acts.ts'
import { policyFor } from '../policy/policy-for.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { connectsAreYours } from './connects-are-yours.ts'
import { badgeTitle, payThese } from './pay-badges.ts'

export type SetBadge = Command & { memberId: string; badge: string; held: boolean }
/** `waits` where a second operator has to approve it first; `granted` Connects came with a badge that was given for the first time. */
export type BadgeSet = { memberId: string; badge: string; held: boolean; waits: boolean; granted: number }

/** An operator gives a freelancer a badge, or takes it. Doing what is done already changes nothing. */
export const setBadge = gathered<SetBadge, BadgeSet>('set-badge', (app, tx, commands) => setBadges(app, tx, commands))

/** `approved` where a second operator has approved them. */
export async function setBadges(
  app: App,
  tx: Tx,
  commands: SetBadge[],
  approved = false,
): Promise<Decision<BadgeSet>[]> {
  const decisions: Decision<BadgeSet>[] = []
  for (const command of commands) decisions.push(await setOne(app, tx, command, approved))
  return decisions
}

async function setOne(app: App, tx: Tx, asked: SetBadge, approved: boolean): Promise<Decision<BadgeSet>> {
  const command = { ...asked, badge: storable(asked.badge) }
  const { by, memberId, badge, held } = command
  if (by !== system && !(await isOperator(tx, by))) return refuse('not-an-operator')
  if (!isId(memberId)) return refuse('not-found')
  const row = await lockBadge(tx, memberId, badge)
  const holds = row !== undefined && row.taken_at === null
  if (held === holds && row) return decide({ memberId, badge, held, waits: false, granted: 0 })
  if (held) return give(app, tx, command, approved)
  if (!row) return refuse('not-found')
  // What its cycles have given until now is theirs, whether or not the clockwork has been there.
  const nextAt = row.next_at.toTemporalInstant()
  if (Temporal.Instant.compare(nextAt, app.clock()) <= 0) await payThese(app, tx, [{ memberId, badge, nextAt }])
  await saveBadgeTaken(tx, { memberId, badge, by, at: date(app.clock()) })
  await logActs(app, tx, [{ by, act: 'badge-taken', subject: memberId, detail: badge }])
  const text = `Your badge ${badgeTitle(app, badge)} was taken off. The Connects it gave stay yours.`
  await notify(app, tx, [{ memberId, kind: 'badge', text, link: `/freelancers/${memberId}` }], app.clock())
  return decide({ memberId, badge, held, waits: false, granted: 0 })
}

async function give(
  app: App,
  tx: Tx,
  { by, memberId, badge }: SetBadge,
  approved: boolean,
): Promise<Decision<BadgeSet>> {
  const ledger = await openLedger(app, tx, [memberId])
  if (!ledger.has(memberId)) return refuse('not-found')
  if (ledger.wallet(memberId).isAgency) return refuse('for-persons')
  const rule = ledger.policy(memberId).grants.badges.find(each => each.badge === badge)
  if (!rule) return refuse('no-such-grant')
  const bringing = await openBringing(app, tx, [{ by, walletId: memberId }], approved)
  const act = { kind: 'badge' as const, badge }
  const brings = { by, walletId: memberId, connects: broughtByBadge(rule), act, reason: `Badge ${rule.title}` }
  const brought = bringing.one(brings, ledger.policy(memberId))
  if (!brought.ok) return brought
  await bringing.save()
  if (brought.value === 'waits') return decide({ memberId, badge, held: false, waits: true, granted: 0 })
  const { now } = ledger
  const wallet = ledger.wallet(memberId)
  const nextAt = nextCycle(wallet, policyFor(app, wallet))
  await saveBadgeGiven(tx, { memberId, badge, by, at: date(now), nextAt: date(nextAt) })
  await logActs(app, tx, [{ by, act: 'badge-given', subject: memberId, detail: badge }])
  const grant = badgeGrant(rule, 'first')
  const asked = grant ? [{ walletId: memberId, source: 'badge', ...grant, note: rule.title }] : []
  const [given] = await giveInto(app, tx, ledger, asked)
  const granted = given ? grant!.connects : 0
  const text = `You have the badge ${rule.title} now.${granted > 0 ? ` ${connectsAreYours(granted)}` : ''}`
  await notify(app, tx, [{ memberId, kind: 'badge', text, link: `/freelancers/${memberId}` }], now)
  return decide({ memberId, badge, held: true, waits: false, granted })
}
