import { lockCampaign, saveApproval } from '#database/campaigns/campaigns'
import type { Tx } from '#database/open'
import { findPersons } from '#database/operators/operators'
import { approveCampaign as decideApproval } from '#economy/campaigns/approve-campaign'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { logActs } from '../operators/log-acts.ts'
import { campaignInWords } from './campaign-view.ts'

/** `shownMost`: what it could give in all when its approver read it, null for everybody; left out, nothing is compared. */
export type ApproveCampaign = Command & { by: string; campaignId: string; shownMost?: number | null | undefined }
export type CampaignApproved = { campaignId: string; approved: number }

/** A second operator lets a campaign give what it can give in all. */
export const approveCampaign = gathered<ApproveCampaign, CampaignApproved>(
  'approve-campaign',
  async (app, tx, commands) => {
    const decisions: Decision<CampaignApproved>[] = []
    for (const command of commands) decisions.push(await approveOne(app, tx, command))
    return decisions
  },
)

async function approveOne(app: App, tx: Tx, command: ApproveCampaign): Promise<Decision<CampaignApproved>> {
  const { by, campaignId, shownMost: shown } = command
  const approver = (await findPersons(tx, [by])).get(by)
  if (!approver?.isOperator) return refuse('not-an-operator')
  const campaign = isId(campaignId) ? await lockCampaign(tx, { id: campaignId, code: null }) : undefined
  if (!campaign) return refuse('not-found')
  const { askedBy } = campaign
  const asker = isId(askedBy) ? (await findPersons(tx, [askedBy])).get(askedBy) : undefined
  const decision = decideApproval(campaign, { approver, asker: asker ?? { id: askedBy, email: null }, shown })
  if (!decision.ok) return decision
  const { approved } = decision.value
  await saveApproval(tx, campaignId, { approved, by })
  await logActs(app, tx, [{ by, act: 'campaign-approved', subject: campaignId, detail: campaignInWords(campaign) }])
  return decide({ campaignId, approved })
}
