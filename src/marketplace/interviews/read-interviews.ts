import { findOpenInterviewsOf } from '#database/grants/won-interviews'
import type { App } from '../app.ts'
import { undecidedPacks } from '../grants/undecided-packs.ts'
import { policyFor } from '../policy/policy-for.ts'
import { givenInterviews } from './given-interviews.ts'
import type { Interviews } from './interview-ways.ts'
import { ownClients, standingOf } from './pay-interviews.ts'

const most = 100

/** A freelancer's interviews, as they look at them: what they gave and what waits. */
export async function readInterviews(
  app: App,
  { by, openedAt }: { by: string; openedAt: Temporal.Instant },
): Promise<Interviews> {
  const [given, open, undecided] = await Promise.all([
    givenInterviews(app.db, [by]),
    findOpenInterviewsOf(app.db, by, most),
    undecidedPacks(app, app.db, [by]),
  ])
  const isOwn = await ownClients(app.db, open)
  return {
    given: given.get(by)!,
    open: open.map(interview => ({
      interview,
      standing: standingOf(app, interview, { openedAt, undecided, isOwn }),
      rules: policyFor(app, { openedAt })(interview.at).grants.interview,
    })),
  }
}
