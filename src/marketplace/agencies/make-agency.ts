import { insertAgency, listAgenciesOf } from '#database/agencies/agencies'
import { lockCountry } from '#database/members/price-countries'
import { lockMember } from '#database/members/profiles'
import { openWallet } from '#database/wallets/wallets'
import { makeAgency as decideMaking } from '#economy/agencies/agency-people'
import { type Decision, decide, refuse } from '#economy/decision'
import { type App, policyNow } from '../app.ts'
import { line } from '../fields.ts'
import { committed } from '../gather.ts'
import { checked } from '../problems-of.ts'
import { noteAct } from './change-agency.ts'

export const agencyNameSchema = line({ name: 'The name', least: 2, most: 80 })

/** A freelancer makes an agency and owns it. Its wallet is the pool; nothing comes with it but what its plan gives. */
export async function makeAgency(
  app: App,
  { by, name }: { by: string; name: string },
): Promise<Decision<{ agencyId: string }>> {
  const parsed = checked(agencyNameSchema, name)
  if (!parsed.ok) return parsed
  return committed(app, async tx => {
    const maker = await lockMember(tx, by)
    if (!maker || maker.is_agency) return refuse('not-found')
    const owns = (await listAgenciesOf(tx, by)).some(({ role }) => role === 'owner')
    const { agencies } = policyNow(app)
    const asked = { isFreelancer: maker.is_freelancer, emailVerified: maker.email_verified, owns }
    const decision = decideMaking(asked, agencies !== null)
    if (!decision.ok) return decision
    const agencyId = app.newId()
    const { country, timezone } = maker
    await insertAgency(tx, { id: agencyId, name: parsed.value, country, timezone, ownerId: by }, app.clock())
    const prices = await lockCountry(tx, by) // Its owner's, or a cheaper region would be an agency away.
    await openWallet(tx, agencyId, app.clock(), { country: prices?.country ?? null, agencyPlan: agencies!.plans[0]! })
    await noteAct(app, tx, { agencyId, by, act: 'make-agency' })
    return decide({ agencyId })
  })
}
