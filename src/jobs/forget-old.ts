import { countOldRows, deleteOldRows, type Old, oldestAnswer } from '#database/clockwork/old-rows'
import { type App, policyNow } from '#marketplace/app'
import type { Job } from '#marketplace/clockwork/job'

export const forgetOldJob: Job = {
  name: 'forget-old',
  title:
    'Forgets lapsed sessions and quotes, kept answers, mails, drafts for ended posts and its own runs when their days are over',
  at: '17 3 * * *',
  due: ({ app }) => countOldRows(app.db, oldOf(app)),
  // The others go by the world's time, which no test clock moves.
  nextDue: ({ app }, after) => nextOldAnswer(app, after),
  run: ({ app }) => forgetOld(app),
  together: 'day',
}

// Mails hold links that reset passwords; a draft may still serve for the next post of its kind. A month is more than either needs.
const keptDays = 30

/** Lapsed sessions and codes go; so do answers kept for repeated requests and runs of jobs when the policy's days are over, and mails and drafts. */
export const forgetOld = (app: App): Promise<number> => deleteOldRows(app.db, oldOf(app))

async function nextOldAnswer(app: App, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const hours = 24 * policyNow(app).answers.keptDays
  const oldest = await oldestAnswer(app.db, new Date(after.subtract({ hours }).epochMilliseconds))
  return oldest?.add({ hours, milliseconds: 1 })
}

// Sign-in keeps the world's time: moving the test clock signs nobody out.
function oldOf(app: App): Old {
  const { answers, clockwork } = policyNow(app)
  const before = (now: Temporal.Instant, hours: number) => new Date(now.subtract({ hours }).epochMilliseconds)
  return {
    now: before(app.realClock(), 0),
    attemptsBefore: before(app.realClock(), 1),
    quotesBefore: before(app.clock(), 0),
    answersBefore: before(app.clock(), 24 * answers.keptDays),
    runsBefore: before(app.realClock(), 24 * clockwork.runsKeptDays),
    mailsBefore: before(app.realClock(), 24 * keptDays),
    draftsBefore: before(app.clock(), 24 * keptDays),
  }
}
