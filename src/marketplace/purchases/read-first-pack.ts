import { findFirstPack } from '#database/purchases/first-packs'
import { findPaidLots } from '#database/purchases/purchases'
import { findWallet } from '#database/wallets/wallets'
import { firstPackPromise } from '#economy/purchases/return-first-pack'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'

/**
 * A member's first purchase, where its policy gives back what it pays for proposals if none is hired: `covers` those sent
 * before `coversUntil`, `waits` for what becomes of them, and then has `won`, `came-back` or, charged back, is
 * `revoked`. While nothing was bought it is `promised`, for so many days.
 */
export type FirstPackView =
  | { state: 'promised'; days: number }
  | {
      state: 'covers' | 'waits' | 'won' | 'came-back' | 'revoked'
      connects: number
      coversUntil: string
      returned: number
    }

export async function readFirstPack(app: App, walletId: string): Promise<FirstPackView | null> {
  const pack = await findFirstPack(app.db, walletId)
  if (!pack) return promised(app, walletId)
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

async function promised(app: App, walletId: string): Promise<FirstPackView | null> {
  const wallet = await findWallet(app.db, walletId)
  if (!wallet) return null
  const hasPaid = (await findPaidLots(app.db, [walletId])).length > 0
  const days = firstPackPromise(hasPaid, policyFor(app, wallet)(app.clock()))
  return days === undefined ? null : { state: 'promised', days }
}
