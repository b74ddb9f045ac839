import { findDueAuctions } from '#database/boosts/boosts'
import type { Tx } from '#database/open'
import { lockPosts } from '#database/posts/posts'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { notify } from '../notices/notify.ts'
import { openAuctions } from './open-auctions.ts'

const mostAtOnce = 500

/** Writes down every auction whose closing instant has come: what goes back then does. Answers how many. Safe to run twice or late. */
export async function closeDueAuctions(app: App): Promise<number> {
  const due = await findDueAuctions(app.db, app.clock(), mostAtOnce)
  if (due.length === 0) return 0
  const closed = await batchElseAlone(app, due, {
    work: postIds => committed(app, tx => closeThese(app, tx, postIds)),
    about: post => ({ post }),
    failed: 'an auction could not be closed',
  })
  return due.length < mostAtOnce || closed === 0 ? closed : closed + (await closeDueAuctions(app))
}

async function closeThese(app: App, tx: Tx, postIds: string[]): Promise<number> {
  const auctions = await openAuctions(app, tx, await lockPosts(tx, postIds)) // Opening closes what is due.
  const ledger = await openLedger(app, tx, auctions.walletIds())
  auctions.post(ledger)
  await ledger.save(auctions.writes())
  await notify(app, tx, auctions.notices(), ledger.now)
  return postIds.length
}
