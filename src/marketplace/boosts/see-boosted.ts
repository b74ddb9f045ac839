import { countGlance } from '#database/boosts/boosts'
import type { BoostRules } from '#economy/boosts/boost-rules'
import { isSeenEnough } from '#economy/boosts/consume-boost'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { notify } from '../notices/notify.ts'
import { lockCurrentPosts } from '../posts/lock-current-posts.ts'
import { openAuctions } from './open-auctions.ts'

type Seen = { postId: string; proposalIds: string[] }

/**
 * The client has proposals of their post before them: one statement counts a glance at those that are boosted, and what
 * was seen often enough is consumed. Counted first, so that a glance whose consumption broke off is made good by the next.
 */
export async function seeBoosted(app: App, rules: BoostRules, seen: Seen): Promise<void> {
  if (!rules.seenToConsume || seen.proposalIds.length === 0) return
  const now = app.clock()
  const since = now.subtract({ minutes: rules.seenToConsume.minutesApart })
  const counted = await committed(app, tx => countGlance(tx, seen, { now, since }))
  if (counted.some(bid => isSeenEnough(bid, rules))) await consume(app, seen.postId)
}

const consume = (app: App, postId: string): Promise<void> =>
  committed(app, async tx => {
    const posts = await lockCurrentPosts(app, tx, [postId])
    const auctions = await openAuctions(app, tx, posts)
    auctions.seen(postId)
    const ledger = await openLedger(app, tx, auctions.walletIds())
    auctions.post(ledger)
    await ledger.save(auctions.writes())
    await notify(app, tx, auctions.notices(), ledger.now)
  })
