import { findWallet } from '#database/wallets/wallets'
import { lostIfLate } from '#economy/wallets/lost-if-late'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'

/** What of a price a freelancer would lose if it came back late, though before the post's end. */
export async function foreseeLapse(
  app: App,
  { by, post }: { by: string; post: { price: number; endsAt: string } },
): Promise<{ connects: number; from: string } | null> {
  const [wallet, now] = [await findWallet(app.db, by), app.clock()]
  if (!wallet) return null
  const paying = { price: post.price, endsAt: Temporal.Instant.from(post.endsAt), now }
  const lost = lostIfLate(wallet, paying, policyFor(app, wallet)(now))
  return lost ? { connects: lost.connects, from: lost.from.toString() } : null
}
