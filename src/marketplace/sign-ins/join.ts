import { insertMember, type NewMember } from '#database/members/members'
import { openWallet } from '#database/wallets/wallets'
import { type App, policyNow } from '../app.ts'
import { committed } from '../gather.ts'
import { noteReferral } from '../grants/note-referral.ts'
import { giveGrants } from '../wallets/give-grants.ts'

/**
 * Somebody joins the marketplace: the member, by whose link they came, and for a freelancer the wallet and the sign-up
 * grant, in one transaction.
 * Joining again changes nothing, so that whatever a crash left undone is done at the next sign-in.
 */
export async function join(app: App, member: NewMember & { referral?: string | null }): Promise<void> {
  const now = app.clock()
  await committed(app, async tx => {
    await insertMember(tx, member, new Date(now.epochMilliseconds))
    if (member.referral) await noteReferral(app, tx, { ...member, referral: member.referral })
    if (!member.isFreelancer) return
    await openWallet(tx, member.id, now, { country: member.country })
    const { connects } = policyNow(app).grants.signUp
    await giveGrants(app, tx, [{ walletId: member.id, source: 'sign-up', reason: 'sign-up', connects }])
  })
}
