import type { Tx } from '#database/open'
import { findLotsByReason } from '#database/purchases/purchases'
import { broughtByPlan } from '#economy/adjustments/bring-about'
import { type Decision, decide, refuse } from '#economy/decision'
import { connectsWords } from '#economy/figure-words'
import { nextCycle } from '#economy/plans/next-cycle'
import { planOf } from '#economy/plans/plan-of'
import { setPlan as decidePlan, upgradeReasons } from '#economy/plans/set-plan'
import { changeOf, type Wallet } from '#economy/wallets/wallet'
import { openBringing } from '../adjustments/bring-about.ts'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts'
import { notify } from '../notices/notify.ts'
import { type Act, logActs } from '../operators/log-acts.ts'
import { operatorsAmong } from '../operators/operators-among.ts'
import { policyFor } from '../policy/policy-for.ts'

export type SetPlan = Command & { memberId: string; plan: string }
/** `next` is the plan that begins `at`, null where the change is there already; `waits` where a second operator has to approve it first; `granted` Connects came with it. */
export type PlanChanged = {
  memberId: string
  plan: string
  next: string | null
  at: string
  waits: boolean
  granted: number
}

/** An operator or the marketplace puts a member on a plan. */
export const setPlan = gathered<SetPlan, PlanChanged>('set-plan', (app, tx, commands) => setPlans(app, tx, commands))

/** `approved` where a second operator has approved them. */
export async function setPlans(
  app: App,
  tx: Tx,
  commands: SetPlan[],
  approved = false,
): Promise<Decision<PlanChanged>[]> {
  const ids = commands.map(({ memberId }) => memberId).filter(isId)
  const operators = await operatorsAmong(tx, commands)
  const ledger = await openLedger(app, tx, ids)
  const given = await findGiven(app, tx, ledger, ids)
  const asked = commands.map(({ by, memberId: walletId }) => ({ by, walletId }))
  const bringing = await openBringing(app, tx, asked, approved)
  const decisions = commands.map(one)
  await ledger.save()
  await bringing.save()
  await logActs(
    app,
    tx,
    commands.flatMap((command, i) => actOf(command, decisions[i]!)),
  )
  const told = decisions.flatMap(decision =>
    decision.ok && !decision.value.waits ? [noticeOf(app, ledger, decision.value)] : [],
  )
  await notify(app, tx, told, ledger.now)
  return decisions

  function one({ by, memberId, plan }: SetPlan): Decision<PlanChanged> {
    if (!operators.has(by)) return refuse('not-an-operator')
    if (!ledger.has(memberId)) return refuse('not-found')
    const before = ledger.wallet(memberId)
    const policyAt = policyFor(app, before)
    const known = (reason: string) => given.get(`${memberId}/${reason}`)
    const decision = decidePlan(before, { planId: plan, policyAt, now: ledger.now, newId: app.newId, given: known })
    if (!decision.ok) return decision
    const policy = policyAt(ledger.now)
    const { plan: current, nextPlan } = before.membership
    const to = planOf(policy, plan)
    const connects = broughtByPlan(
      { current: planOf(policy, current), next: nextPlan ? planOf(policy, nextPlan) : null },
      to,
    )
    const act = { kind: 'plan' as const, plan }
    const brings = { by, walletId: memberId, connects, act, reason: `Plan ${to.title}` }
    const brought = bringing.one(brings, policy)
    if (!brought.ok) return brought
    if (brought.value === 'waits') return decide({ ...asItIs(before), waits: true, granted: 0 })
    const { wallet, happened } = decision.value
    for (const { movement, opened } of happened) {
      if (movement.kind === 'settled') continue // The ledger settles what is owed by itself.
      ledger.post(movement, opened)
      for (const lot of opened) given.set(`${memberId}/${lot.reason}`, lot.granted)
    }
    ledger.turn(memberId, wallet.membership)
    const granted = happened.reduce((sum, { movement }) => sum + changeOf('available', movement), 0)
    return decide({ ...asItIs(wallet), waits: false, granted })
  }

  /** The plan somebody is on, and what comes next. */
  function asItIs(wallet: Wallet) {
    const policyAt = policyFor(app, wallet)
    const { plan, nextPlan: next } = wallet.membership
    const at = (next ? nextCycle(wallet, policyAt) : ledger.now).toString()
    return { memberId: wallet.id, plan: planOf(policyAt(ledger.now), plan).id, next, at }
  }
}

/** What these wallets were given in this cycle by it and for upgrades, as `walletId/reason`. */
async function findGiven(app: App, tx: Tx, ledger: OpenLedger, ids: string[]): Promise<Map<string, number>> {
  const reasonsOf = (wallet: Wallet) =>
    upgradeReasons(wallet, policyFor(app, wallet)(ledger.now), policyFor(app, wallet))
  const asked = ids
    .filter(ledger.has)
    .flatMap(walletId => reasonsOf(ledger.wallet(walletId)).map(reason => ({ walletId, reason })))
  const lots = await findLotsByReason(tx, asked)
  return new Map([...lots].map(([once, { granted }]) => [once, granted]))
}

const actOf = ({ by, memberId, plan }: SetPlan, decision: Decision<PlanChanged>): Act[] =>
  decision.ok && !decision.value.waits ? [{ by, act: 'plan-set', subject: memberId, detail: plan }] : []

function noticeOf(app: App, ledger: OpenLedger, { memberId, plan, next, at, granted }: PlanChanged) {
  const policy = policyFor(app, ledger.wallet(memberId))(ledger.now)
  const [title, coming] = [planOf(policy, plan).title, next && planOf(policy, next).title]
  const text = coming
    ? `You are on ${title} until ${at.slice(0, 10)}, then on ${coming}. The Connects you have stay yours.`
    : `You are on ${title} now. ${connectsWords(granted)} came with it, and what you had stays yours.`
  return { memberId, kind: 'plan-changed', text, link: '/wallet' }
}
