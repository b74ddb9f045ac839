import { findHeldAuctions, saveHeldUntil } from '#database/boosts/held-bids'
import { type Prolonged, savedProlonged } from '#database/ends/prolonged-posts'
import type { Tx } from '#database/open'
import { lockWallets } from '#database/wallets/wallets'
import { writeTogether } from '#database/write-together'
import { holdUntil } from '#economy/boosts/hold-until'
import type { App } from '../app.ts'

/** Writes later ends of locked posts, and holds what is bid on them for as long. */
export async function keepOpen(app: App, tx: Tx, posts: Prolonged[]): Promise<void> {
  await writeTogether(tx, savedProlonged(posts, app.clock()))
  await holdLonger(app, tx, posts)
}

/** A wallet is locked so that whoever has read it without a lock reads it again: one of its holds times out later. */
export async function holdLonger(app: App, tx: Tx, posts: Prolonged[]): Promise<void> {
  if (posts.length === 0) return
  const endOf = new Map(posts.map(({ postId, until }) => [postId, until]))
  const auctions = await findHeldAuctions(tx, [...endOf.keys()])
  if (auctions.length === 0) return
  await lockWallets(
    tx,
    auctions.flatMap(({ holders }) => holders),
  )
  const later = auctions.flatMap(({ post_id: postId, policy, closes_at }) => {
    const rules = app.policies.of(policy).boosts
    const ends = { endsAt: endOf.get(postId)!, closesAt: closes_at.toTemporalInstant() }
    return rules ? [{ postId, until: holdUntil(ends, rules) }] : []
  })
  await saveHeldUntil(tx, later)
}
