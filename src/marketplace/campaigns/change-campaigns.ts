import { lockCampaign, type StoredCampaign, saveTerms } from '#database/campaigns/campaigns'
import type { Tx } from '#database/open'
import { askerAfter } from '#economy/campaigns/approve-campaign'
import type { CampaignTerms } from '#economy/campaigns/edit-campaign'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import type { Command } from '../gather.ts'
import type { ActName } from '../operators/acts.ts'
import { givenReason } from '../operators/given-reason.ts'
import { logActs } from '../operators/log-acts.ts'
import { operatorsAmong } from '../operators/operators-among.ts'
import { type CampaignView, campaignView } from './campaign-view.ts'
import { changeWords } from './change-words.ts'

/** `reason` for the operators' log. */
export type ChangeCampaign = Command & { campaignId: string; reason: string }

type Change<C> = {
  act: ActName
  decide(campaign: StoredCampaign, command: C, now: Temporal.Instant): Decision<CampaignTerms>
}

/** Campaigns change one after the other, each under the lock under which it is claimed, so that nobody receives it past its limit. */
export async function changeCampaigns<C extends ChangeCampaign>(
  app: App,
  tx: Tx,
  commands: C[],
  change: Change<C>,
): Promise<Decision<CampaignView>[]> {
  const operators = await operatorsAmong(tx, commands)
  const decisions: Decision<CampaignView>[] = []
  for (const command of commands)
    decisions.push(operators.has(command.by) ? await changeOne(app, tx, command, change) : refuse('not-an-operator'))
  return decisions
}

async function changeOne<C extends ChangeCampaign>(
  app: App,
  tx: Tx,
  command: C,
  change: Change<C>,
): Promise<Decision<CampaignView>> {
  const { by, campaignId: id } = command
  const given = givenReason(command.reason)
  if (!given.ok) return given
  const campaign = isId(id) ? await lockCampaign(tx, { id, code: null }) : undefined
  if (!campaign) return refuse('not-found')
  const now = app.clock()
  const terms = change.decide(campaign, command, now)
  if (!terms.ok) return terms
  const changed = { ...campaign, ...terms.value }
  const after = { ...changed, askedBy: askerAfter(campaign, changed, by) }
  const detail = changeWords(campaign, after)
  if (detail === '') return decide(campaignView(campaign, now))
  await saveTerms(tx, campaign.id, after)
  await logActs(app, tx, [
    { by, act: change.act, subject: campaign.id, detail: `${campaign.name}: ${detail}`, ...given.value },
  ])
  return decide(campaignView(after, now))
}
