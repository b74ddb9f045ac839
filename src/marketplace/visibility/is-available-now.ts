import { findMeters } from '#database/members/visibilities'
import { isShown } from '#economy/visibility/visibility'
import { type App, policyNow } from '../app.ts'

/** Whether a freelancer's badge is shown. */
export async function isAvailableNow(app: App, memberId: string): Promise<boolean> {
  const meter = (await findMeters(app.db, [memberId])).get(`${memberId}/availability-badge`)
  const { graceMinutes } = policyNow(app).visibility
  return meter !== undefined && isShown(meter, { graceMinutes, now: app.clock() })
}
