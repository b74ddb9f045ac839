import { sql } from 'kysely'
import { publish, sortProposals, tendPosts } from './clients-act.ts'
import { boost, claim, propose, withdraw } from './freelancers-act.ts'
import type { Market } from './market.ts'
import { beSeen, changePlans, comeIn, fillProfiles, limitThemselves, takeTests } from './members-act.ts'
import { adjust, bookPayments, campaign, campaignForEverybody, giveBadges, keepOrder } from './operators-act.ts'

/** What happens in a week, most of it, in this order, at instants of its own. */
const acts: ((market: Market, week: number) => Promise<void>)[] = [
  comeIn,
  keepOrder,
  publish,
  propose,
  boost,
  fillProfiles,
  bookPayments,
  sortProposals,
  changePlans,
  campaign,
  claim,
  beSeen,
  tendPosts,
  withdraw,
  limitThemselves,
  giveBadges,
  takeTests,
  adjust,
]

/** A market of these people and 30 clients lives for so many weeks; the clockwork comes late, or twice, now and then. */
export async function liveWeeks(market: Market, weeks: number): Promise<void> {
  const { app, random, size, operators } = market
  for (const id of operators)
    await sql`insert into members (member_id, name, email, is_operator, joined_at)
      values (${id}, 'Kim Doe', ${`${id}@example.test`}, true, ${new Date(app.clock().epochMilliseconds)})`.execute(
      app.db,
    )
  const begin = app.clock()
  for (let week = 0; week < weeks; week++) {
    const until = begin.add({ hours: 168 * (week + 1) })
    for (const act of acts) {
      if (act === comeIn || random.chance(size.busy)) await act(market, week)
      app.pass({ milliseconds: random.below(9 * 3_600_000) })
    }
    if (random.chance(0.85)) await runClockwork(market)
    app.pass({ milliseconds: Math.max(0, until.epochMilliseconds - app.clock().epochMilliseconds) })
  }
  await campaignForEverybody(market)
}

/** Each job, some of them again right away. */
export async function runClockwork({ running, random }: Market): Promise<void> {
  for (const job of running.jobs) {
    await job.run(running)
    if (random.chance(0.15)) await job.run(running)
  }
}
