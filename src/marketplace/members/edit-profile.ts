import { nameCountry } from '#database/members/price-countries'
import { lockMember, type ProfileText, saveProfile } from '#database/members/profiles'
import type { Tx } from '#database/open'
import { openWallet } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import { doneFor } from '../agencies/for-agency.ts'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { grantProfile } from '../grants/grant-profile.ts'
import { checked } from '../problems-of.ts'
import { type ProfileInput, profileInputSchema } from './profile-input.ts'

/** What is left out stays as it is. */
export type EditProfile = Partial<ProfileInput> & { by: string; actor?: string | undefined }
/** `granted` Connects came with it: for becoming a freelancer the first time, and for sections that are filled now. */
export type ProfileEdited = { memberId: string; granted: number }

/** A member changes who they are here. The first time as a freelancer opens their wallet and gives the sign-up grant; the country they name first has their prices; sections filled for the first time give theirs. */
export function editProfile(app: App, { by, actor, ...changes }: EditProfile): Promise<Decision<ProfileEdited>> {
  const edit = async (tx: Tx): Promise<Decision<ProfileEdited>> => {
    const member = await lockMember(tx, by)
    if (!member || member.imported) return refuse('not-found')
    if (member.is_agency && (changes.isFreelancer === false || changes.isClient)) return refuse('for-persons')
    const sent = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const input = checked(profileInputSchema, { ...profileInputOf(member), ...sent })
    if (!input.ok) return input
    const { hourlyRateCents, isFreelancer, isClient, ...same } = input.value
    await saveProfile(tx, by, {
      ...same,
      hourly_rate_cents: hourlyRateCents,
      is_freelancer: isFreelancer,
      is_client: isClient,
    })
    if (!isFreelancer) return decide({ memberId: by, granted: 0 })
    const isNew = !member.is_freelancer
    if (isNew) await openWallet(tx, by, app.clock())
    if (same.country && (isNew || !member.country)) await nameCountry(tx, by, same.country)
    return decide({
      memberId: by,
      granted: await grantProfile(app, tx, { walletId: by, profile: input.value, isNew }),
    })
  }
  return committed(app, tx => doneFor(app, tx, { name: 'edit-profile', command: { by, actor } }, () => edit(tx)))
}

// A stored profile as its owner would send it.
const profileInputOf = (member: ProfileText): ProfileInput => ({
  name: member.name,
  headline: member.headline,
  about: member.about,
  skills: member.skills,
  hourlyRateCents: member.hourly_rate_cents,
  country: member.country,
  timezone: member.timezone,
  portfolio: member.portfolio,
  isFreelancer: member.is_freelancer,
  isClient: member.is_client,
})
