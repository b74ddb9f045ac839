import { insertReferral } from '#database/grants/referrals'
import { findProfile } from '#database/members/profiles'
import type { Tx } from '#database/open'
import { isSameMailbox } from '#economy/grants/referral-grants'
import type { App } from '../app.ts'
import { memberOfCode } from './referral-code.ts'

type Came = { id: string; email: string; referral: string }

/** Notes by whose link somebody joined. A link of nobody, or of their own first account, is passed over: they join all the same. */
export async function noteReferral(app: App, tx: Tx, { id, email, referral }: Came): Promise<void> {
  const referrerId = memberOfCode(referral)
  if (!referrerId || referrerId === id) return
  const referrer = await findProfile(tx, referrerId)
  if (!referrer?.is_freelancer || !referrer.email || isSameMailbox(referrer.email, email)) return
  await insertReferral(tx, { memberId: id, referrerId }, app.clock())
}
