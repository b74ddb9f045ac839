import { findReasons, type Tx } from '#database/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import { connectsWords } from '#economy/figure-words'
import { nextCycle } from '#economy/next-cycle'
import { planOf } from '#economy/plan-of'
import { setPlan as decidePlan, upgradeReasons } from '#economy/set-plan'
import { changeOf, type Wallet } from '#economy/wallet'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { notify } from '../notices/notify.ts'
import { type Act, logActs } from '../operators/log-acts.ts'
import { operatorsAmong } from '../operators/operators-among.ts'
import { policyFor } from '../policy/policy-for.ts'
import { type OpenLedger, openLedger } from '../wallets/open-ledger.ts'

export type SetPlan = Command & { memberId: string; plan: string }
/** `next` is the plan that begins `at`, null where the change is there already; `granted` Connects came with it. */
export type PlanChanged = { memberId: string; plan: string; next: string | null; at: string; granted: number }

/** An operator or the marketplace puts a member on a plan. */
export const setPlan = gathered<SetPlan, PlanChanged>('set-plan', async (app, tx, commands) => {
  const ids = commands.map(({ memberId }) => memberId).filter(isId)
  const operators = await operatorsAmong(tx, commands)
  const ledger = await openLedger(app, tx, ids)
  const given = await findGiven(app, tx, ledger, ids)
  const decisions = commands.map(one)
  await ledger.save()
  await logActs(
    app,
    tx,
    commands.flatMap((command, i) => actOf(command, decisions[i]!)),
  )
  const told = decisions.flatMap(decision => (decision.ok ? [noticeOf(app, ledger, decision.value)] : []))
  await notify(app, tx, told, ledger.now)
  return decisions

  function one({ by, memberId, plan }: SetPlan): Decision<PlanChanged> {
    if (!operators.has(by)) return refuse('not-an-operator')
    if (!ledger.has(memberId)) return refuse('not-found')
    const before = ledger.wallet(memberId)
    const policyAt = policyFor(app, before)
    const wasGiven = (reason: string) => given.has(`${memberId}/${reason}`)
    const decision = decidePlan(before, { planId: plan, policyAt, now: ledger.now, newId: app.newId, wasGiven })
    if (!decision.ok) return decision
    const { wallet, happened } = decision.value
    for (const { movement, opened } of happened) {
      if (movement.kind === 'settled') continue // The ledger settles what is owed by itself.
      ledger.post(movement, opened)
      for (const { reason } of opened) given.add(`${memberId}/${reason}`)
    }
    ledger.turn(memberId, wallet.membership)
    return decide({
      memberId,
      plan: planOf(policyAt(ledger.now), wallet.membership.plan).id,
      next: wallet.membership.nextPlan,
      at: (wallet.membership.nextPlan ? nextCycle(wallet, policyAt) : ledger.now).toString(),
      granted: happened.reduce((sum, { movement }) => sum + changeOf('available', movement), 0),
    })
  }
})

/** What these wallets were given for upgrades of this cycle, as `walletId/reason`. */
async function findGiven(app: App, tx: Tx, ledger: OpenLedger, ids: string[]): Promise<Set<string>> {
  const reasonsOf = (wallet: Wallet) =>
    upgradeReasons(wallet, policyFor(app, wallet)(ledger.now), policyFor(app, wallet))
  const asked = ids
    .filter(ledger.has)
    .flatMap(walletId => reasonsOf(ledger.wallet(walletId)).map(reason => ({ walletId, reason })))
  return findReasons(tx, asked)
}

const actOf = ({ by, memberId, plan }: SetPlan, { ok }: Decision<PlanChanged>): Act[] =>
  ok ? [{ by, act: 'plan-set', subject: memberId, detail: plan }] : []

function noticeOf(app: App, ledger: OpenLedger, { memberId, plan, next, at, granted }: PlanChanged) {
  const policy = policyFor(app, ledger.wallet(memberId))(ledger.now)
  const [title, coming] = [planOf(policy, plan).title, next && planOf(policy, next).title]
  const text = coming
    ? `You are on ${title} until ${at.slice(0, 10)}, then on ${coming}. The Connects you have stay yours.`
    : `You are on ${title} now. ${connectsWords(granted)} came with it, and what you had stays yours.`
  return { memberId, kind: 'plan-changed', text, link: '/wallet' }
}
