import { insertCampaign, sumApprovedAlone } from '#database/campaigns/campaigns'
import type { Tx } from '#database/open'
import { isOperator } from '#database/operators/operators'
import { approvedAlone, mostOf } from '#economy/campaigns/approve-campaign'
import { endsBefore } from '#economy/campaigns/edit-campaign'
import { type Decision, decide, refuse } from '#economy/decision'
import { type App, policyNow, system } from '../app.ts'
import { type Command, gathered } from '../gather.ts'
import { logActs } from '../operators/log-acts.ts'
import { checked } from '../problems-of.ts'
import { type CampaignInput, campaignInputSchema } from './campaign-input.ts'
import { campaignInWords } from './campaign-view.ts'

export type CreateCampaign = Command & CampaignInput
/** `waits` where a second operator has to approve it before it gives anything. */
export type CampaignCreated = { campaignId: string; waits: boolean }

/** An operator makes a campaign. */
export const createCampaign = gathered<CreateCampaign, CampaignCreated>(
  'create-campaign',
  async (app, tx, commands) => {
    const decisions: Decision<CampaignCreated>[] = []
    for (const command of commands) decisions.push(await createOne(app, tx, command))
    return decisions
  },
)

async function createOne(
  app: App,
  tx: Tx,
  { by, key: _, ...sent }: CreateCampaign,
): Promise<Decision<CampaignCreated>> {
  if (by !== system && !(await isOperator(tx, by))) return refuse('not-an-operator')
  const input = checked(campaignInputSchema, sent)
  if (!input.ok) return input
  const { opensAt, closesAt, connects, ...terms } = input.value
  const now = app.clock()
  const tooSoon = endsBefore(Temporal.Instant.from(closesAt), now, 'make')
  if (tooSoon) return tooSoon
  const campaign = { ...terms, connects: connects ?? 0 }
  const id = app.newId()
  const policy = policyNow(app)
  const since = now.subtract({ hours: 24 * policy.corrections.approvalDays })
  const approved =
    by === system ? mostOf(campaign) : approvedAlone(campaign, await sumApprovedAlone(tx, by, since), policy)
  const saved = await insertCampaign(tx, {
    ...campaign,
    id,
    madeBy: by,
    askedBy: by,
    approved,
    given: 0,
    times: 0,
    opensAt: Temporal.Instant.from(opensAt),
    closesAt: Temporal.Instant.from(closesAt),
    madeAt: now,
  })
  if (!saved) return refuse('code-taken')
  await logActs(app, tx, [{ by, act: 'campaign-made', subject: id, detail: campaignInWords(campaign) }])
  return decide({ campaignId: id, waits: approved === 0 })
}
