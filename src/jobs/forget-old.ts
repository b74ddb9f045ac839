import { deleteLapsedQuotes } from '#database/quotes'
import { deleteOld } from '#database/sign-ins'
import { type App, policyNow } from '#marketplace/app'

/** Lapsed sessions, codes and quotes go, and the answers kept for repeated requests when the policy's days are over. */
export async function forgetOld(app: App): Promise<void> {
  const now = app.clock().epochMilliseconds
  const before = (hours: number) => new Date(now - hours * 60 * 60 * 1000)
  const answersBefore = before(24 * policyNow(app).answers.keptDays)
  await deleteOld(app.db, { now: new Date(now), answersBefore, attemptsBefore: before(1) })
  await deleteLapsedQuotes(app.db, app.clock())
}
