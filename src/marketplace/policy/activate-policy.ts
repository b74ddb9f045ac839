import type { Tx } from '#database/open'
import { isOperator } from '#database/operators/operators'
import { insertPolicyVersion, lockPolicyVersions } from '#database/policy/policy-versions'
import { type Decision, decide, refuse } from '#economy/decision'
import { activatePolicy as decideActivation } from '#economy/policy/activate-policy'
import type { Keep } from '#economy/policy/policy-versions'
import { type App, system } from '../app.ts'
import { type Command, gathered } from '../gather.ts'
import { logActs } from '../operators/log-acts.ts'
import { renewPolicies } from './follow-policies.ts'
import { readVersions, type WrittenPolicy } from './open-policies.ts'

export type ActivatePolicy = Command & { written: WrittenPolicy; from: Temporal.Instant; keeps: Keep[] }
export type PolicyActivated = { id: string; from: string }

/** An operator announces a policy: it holds from an instant on, and members are told ahead. */
export async function activatePolicy(app: App, command: ActivatePolicy): Promise<Decision<PolicyActivated>> {
  const decision = await activatePolicies(app, command)
  if (decision.ok) await renewPolicies(app)
  return decision
}

const activatePolicies = gathered<ActivatePolicy, PolicyActivated>('activate-policy', async (app, tx, commands) => {
  await lockPolicyVersions(tx)
  const decisions: Decision<PolicyActivated>[] = []
  for (const command of commands) decisions.push(await one(app, tx, command))
  return decisions
})

async function one(app: App, tx: Tx, { by, written, ...asked }: ActivatePolicy): Promise<Decision<PolicyActivated>> {
  if (by !== system && !(await isOperator(tx, by))) return refuse('not-an-operator')
  const every = await readVersions(tx)
  const now = app.clock()
  const decision = decideActivation(
    { policy: written.policy, from: asked.from, keeps: asked.keeps, taken: every.map(({ id }) => id) },
    every.filter(({ cancelledAt }) => cancelledAt === null),
    now,
  )
  if (!decision.ok) return decision
  const { value: version } = decision
  const activated = { source: written.source, activatedAt: now, activatedBy: by, cancelledAt: null, cancelledBy: null }
  await insertPolicyVersion(tx, { ...version, ...activated })
  const detail = `from ${version.from.toString()}`
  await logActs(app, tx, [{ by, act: 'policy-activated', subject: version.id, detail }])
  app.log.info({ by, version: version.id, from: version.from.toString() }, 'a policy version was activated')
  return decide({ id: version.id, from: version.from.toString() })
}
