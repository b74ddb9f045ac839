import { findMeters, sumSpentOnVisibility } from '#database/members/visibilities'
import { findOpening } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import {
  isMoving,
  isShown,
  type Meter,
  paidUntil,
  type VisibilityService,
  visibilityServices,
  weeklyPrice,
} from '#economy/visibility/visibility'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'
import { wearingNow } from './wearing-now.ts'

/** A service as its owner sees it. `weekly` is what it costs them a week now, null where it is not offered; all in Connects. */
export type VisibilityView = {
  service: VisibilityService
  weekly: number | null
  /** Prices while so many wear it, where its price moves, and how many do. */
  demand: { from: number; weekly: number }[]
  wearing: number | null
  state: Meter['state']
  shown: boolean
  ceiling: number | null
  /** When the next Connect falls due; null when none was ever paid. */
  paidUntil: string | null
  spentThisWeek: number
}

/** What a freelancer can have shown of them, and what it has cost in the last seven days. */
export async function readVisibility(app: App, memberId: string): Promise<Decision<VisibilityView[]>> {
  const openedAt = await findOpening(app.db, memberId)
  if (!openedAt) return refuse('not-a-freelancer')
  const now = app.clock()
  const policy = policyFor(app, { openedAt })(now)
  const wearing = await wearingNow(app, app.db)
  const meters = await findMeters(app.db, [memberId])
  const spent = await sumSpentOnVisibility(app.db, memberId, now.subtract({ hours: 7 * 24 }))
  const view = (service: VisibilityService): VisibilityView => {
    const meter = meters.get(`${memberId}/${service}`)
    return {
      service,
      weekly: weeklyPrice(policy, service, wearing),
      demand: service === 'availability-badge' ? (policy.visibility.availabilityBadge?.demand ?? []) : [],
      wearing: service === 'availability-badge' && isMoving(policy) ? wearing : null,
      state: meter?.state ?? 'off',
      shown: meter ? isShown(meter, { graceMinutes: policy.visibility.graceMinutes, now }) : false,
      ceiling: meter?.ceiling ?? null,
      paidUntil: meter ? paidUntil(meter).toString() : null,
      spentThisWeek: spent.get(service) ?? 0,
    }
  }
  return decide(visibilityServices.map(view))
}
