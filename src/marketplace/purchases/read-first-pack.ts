import { findFirstPack } from '#database/purchases/first-packs'
import type { App } from '../app.ts'

/**
 * A member's first purchase, where its policy gives back what it pays for proposals if none is hired: `covers` those sent
 * before `coversUntil`, `waits` for what becomes of them, and then has `won`, `came-back` or, charged back, is `revoked`.
 */
export type FirstPackView = {
  connects: number
  coversUntil: string
  state: 'covers' | 'waits' | 'won' | 'came-back' | 'revoked'
  returned: number
}

export async function readFirstPack(app: App, walletId: string): Promise<FirstPackView | null> {
  const pack = await findFirstPack(app.db, walletId)
  if (!pack) return null
  const coversUntil = pack.covers_until.toTemporalInstant()
  const undecided = Temporal.Instant.compare(app.clock(), coversUntil) < 0 ? 'covers' : 'waits'
  const decided = pack.won ? 'won' : 'came-back'
  return {
    connects: pack.granted,
    coversUntil: coversUntil.toString(),
    state: pack.revoked ? 'revoked' : pack.decided_at ? decided : undecided,
    returned: pack.returned,
  }
}
