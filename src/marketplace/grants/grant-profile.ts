import type { Tx } from '#database/open'
import { type ProfileFilled, profileGrants } from '#economy/grants/profile-grants'
import type { App } from '../app.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { connectsAreYours } from './connects-are-yours.ts'
import { sectionNames } from './section-names.ts'

type Edited = { walletId: string; profile: ProfileFilled; isNew: boolean }

/** Gives a freelancer what their profile is worth now and was not before; one who is new here (`isNew`) also the sign-up grant. Answers how many Connects. */
export async function grantProfile(app: App, tx: Tx, { walletId, profile, isNew }: Edited): Promise<number> {
  const ledger = await openLedger(app, tx, [walletId])
  const { grants } = ledger.policy(walletId)
  const asked = [
    ...(isNew ? [{ walletId, source: 'sign-up', reason: 'sign-up', connects: grants.signUp.connects }] : []),
    ...profileGrants(profile, grants.profile).map(({ section, connects }) => ({
      walletId,
      source: 'profile',
      reason: `profile:${section}`,
      connects,
      note: sectionNames[section],
      tell: `Your profile has this now: ${sectionNames[section].toLowerCase()}. ${connectsAreYours(connects)}`,
    })),
  ]
  const given = await giveInto(app, tx, ledger, asked)
  return asked.reduce((sum, { connects }, i) => sum + (given[i] ? connects : 0), 0)
}
