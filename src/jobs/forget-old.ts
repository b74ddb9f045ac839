import { deleteOld } from '#database/sign-ins'
import type { App } from '#marketplace/app'

/** Lapsed sessions and codes go, and after 30 days the answers kept for repeated requests. */
export async function forgetOld(app: App): Promise<void> {
  const now = app.clock().epochMilliseconds
  const before = (hours: number) => new Date(now - hours * 60 * 60 * 1000)
  await deleteOld(app.db, { now: new Date(now), answersBefore: before(30 * 24), attemptsBefore: before(1) })
}
