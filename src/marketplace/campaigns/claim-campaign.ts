import { countClaims, insertClaim } from '#database/campaigns/campaign-claims'
import { lockCampaign, raiseGiven } from '#database/campaigns/campaigns'
import type { Tx } from '#database/open'
import { findOwner } from '#database/wallets/wallets'
import { codeOf, claimCampaign as decideClaim } from '#economy/campaigns/claim-campaign'
import { type Decision, decide, refuse } from '#economy/decision'
import { offWords } from '#economy/purchases/discount'
import type { App } from '../app.ts'
import { isId, storable } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { connectsAreYours } from '../grants/connects-are-yours.ts'
import { samePersonAmong } from '../members/same-person.ts'
import { type NoticeToSend, notify } from '../notices/notify.ts'
import { type AskedGrant, giveGrants } from '../wallets/give-grants.ts'

/** By its code, or by its id where it needs none. */
export type ClaimCampaign = Command & { by: string; campaignId: string | null; code: string | null; answers: string[] }
/** `connects`, or none and so many percent off a purchase before `until`; `left`: how often it gives to the same person yet. */
export type CampaignClaimed = {
  campaignId: string
  name: string
  connects: number
  percentOff: number | null
  until: string | null
  left: number
}
/** What comes of claims besides their rows: Connects that are given, and what is told of discounts. */
type Following = { grants: AskedGrant[]; notices: NoticeToSend[] }

/** A freelancer receives what a campaign gives, Connects or a discount. Its row is locked first, so that its limit holds among several processes. */
export const claimCampaign = gathered<ClaimCampaign, CampaignClaimed>('claim-campaign', async (app, tx, commands) => {
  const following: Following = { grants: [], notices: [] }
  const decisions: Decision<CampaignClaimed>[] = []
  for (const command of commands) decisions.push(await claimOne(app, tx, command, following))
  await giveGrants(app, tx, following.grants)
  if (following.notices.length > 0) await notify(app, tx, following.notices, app.clock())
  return decisions
})

async function claimOne(
  app: App,
  tx: Tx,
  command: ClaimCampaign,
  { grants, notices }: Following,
): Promise<Decision<CampaignClaimed>> {
  const { by, campaignId } = command
  if (campaignId !== null && !isId(campaignId)) return refuse('not-found')
  const owner = await findOwner(tx, by)
  if (!owner) return refuse('not-a-freelancer')
  if (owner.isAgency) return refuse('for-persons')
  const code = command.code === null ? null : codeOf(storable(command.code))
  const wait = code === null ? undefined : app.wrongCodes?.look(by, app.realClock().epochMilliseconds)
  if (wait !== undefined) return refuse('too-many-codes', { seconds: wait })
  const campaign = await lockCampaign(tx, { id: campaignId, code: campaignId === null ? code : null })
  if (!campaign && campaignId !== null) return refuse('not-found')
  const times = campaign ? await countClaims(tx, by, campaign.id) : 0
  const isMaker = campaign !== undefined && (await isMadeBy(tx, campaign.madeBy, by))
  const answers = command.answers.map(answer => storable(answer).trim())
  const now = app.clock()
  const decision = decideClaim(campaign, { code, answers, times, isKeyed: Boolean(command.key), isMaker }, now)
  if (!decision.ok) {
    const isGuess = code !== null && decision.refusal.code === 'code-unknown'
    if (isGuess) app.wrongCodes?.take(by, app.realClock().epochMilliseconds)
    return decision
  }
  const { id, name, percentOff, closesAt } = campaign!
  const { connects, left } = decision.value
  const nth = times + 1
  const until = percentOff === null ? null : closesAt
  await insertClaim(tx, { memberId: by, campaignId: id, nth, answers: decision.value.answers, until }, now)
  await raiseGiven(tx, id, nth === 1)
  if (percentOff !== null) {
    const text = `${name}: ${offWords({ percentOff, until: closesAt })}. It is used once; your wallet shows what you then pay.`
    notices.push({ memberId: by, kind: 'discount', text, link: '/wallet' })
    return decide({ campaignId: id, name, connects, percentOff, until: closesAt.toString(), left })
  }
  const tell = `${name}: ${connectsAreYours(connects)}`
  const reason = nth === 1 ? `campaign:${id}` : `campaign:${id}:${nth}`
  grants.push({ walletId: by, source: 'campaign', reason, connects, note: name, tell })
  return decide({ campaignId: id, name, connects, percentOff, until: null, left })
}

async function isMadeBy(tx: Tx, maker: string, by: string): Promise<boolean> {
  if (!isId(maker)) return false
  const isSame = await samePersonAmong(tx, [maker, by])
  return isSame(maker, by)
}
