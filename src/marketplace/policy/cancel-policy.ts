import type { Tx } from '#database/open'
import { isOperator } from '#database/operators/operators'
import { lockPolicyVersions, saveCancelled } from '#database/policy/policy-versions'
import { type Decision, decide, refuse } from '#economy/decision'
import { cancelPolicy as decideCancelling } from '#economy/policy/cancel-policy'
import { type App, system } from '../app.ts'
import { type Command, gathered } from '../gather.ts'
import { logActs } from '../operators/log-acts.ts'
import { renewPolicies } from './follow-policies.ts'
import { readVersions } from './open-policies.ts'

type CancelPolicy = Command & { versionId: string }
export type PolicyCancelled = { id: string }

/** An operator takes back a version that was announced and is not in force yet; whoever was told of it is told so. */
export async function cancelPolicy(app: App, command: CancelPolicy): Promise<Decision<PolicyCancelled>> {
  const decision = await cancelPolicies(app, command)
  if (decision.ok) await renewPolicies(app)
  return decision
}

const cancelPolicies = gathered<CancelPolicy, PolicyCancelled>('cancel-policy', async (app, tx, commands) => {
  await lockPolicyVersions(tx)
  const decisions: Decision<PolicyCancelled>[] = []
  for (const command of commands) decisions.push(await one(app, tx, command))
  return decisions
})

async function one(app: App, tx: Tx, { by, versionId }: CancelPolicy): Promise<Decision<PolicyCancelled>> {
  if (by !== system && !(await isOperator(tx, by))) return refuse('not-an-operator')
  const versions = (await readVersions(tx)).filter(({ cancelledAt }) => cancelledAt === null)
  const decision = decideCancelling(versionId, versions, app.clock())
  if (!decision.ok) return decision
  await saveCancelled(tx, versionId, { at: app.clock(), by })
  await logActs(app, tx, [{ by, act: 'policy-cancelled', subject: versionId }])
  app.log.info({ by, version: versionId }, 'a policy version was cancelled')
  return decide({ id: versionId })
}
