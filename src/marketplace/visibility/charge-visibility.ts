import { findFreelancers } from '#database/members/freelancers'
import { type DueMeter, findMeters, listDueMeters, type MeterOf, saveMeters } from '#database/members/visibilities'
import type { Tx } from '#database/open'
import { isFrozenOn } from '#economy/agencies/freeze-pool'
import { budgetLeft, tightestBudget } from '#economy/limits/own-limits'
import { windows } from '#economy/limits/set-own-limits'
import { planOf } from '#economy/plans/plan-of'
import { meterVisibility } from '#economy/visibility/meter-visibility'
import { payForVisibility, weeklyPrice } from '#economy/visibility/visibility'
import { available } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { withSpending } from '../limits/with-spending.ts'
import type { NoticeToSend } from '../notices/notify.ts'
import { policyFor } from '../policy/policy-for.ts'
import { noticeOf } from './visibility-words.ts'
import { wearingNow } from './wearing-now.ts'

const mostAtOnce = 500

/**
 * Charges every Connect that is due for a badge or a boosted profile, and tells whose is no longer shown. Answers of how
 * many services. Safe to run twice, late or in two processes: each is decided under its wallet's lock, by what is stored then.
 */
export async function chargeVisibility(app: App, after?: MeterOf): Promise<number> {
  const { looked, due } = await nextDue(app, after)
  const charged = await chargeThese(app, due)
  return looked.length < mostAtOnce ? charged : charged + (await chargeVisibility(app, looked.at(-1)))
}

export async function countDueVisibility(app: App, after?: MeterOf): Promise<number> {
  const { looked, due } = await nextDue(app, after)
  return due.length + (looked.length < mostAtOnce ? 0 : await countDueVisibility(app, looked.at(-1)))
}

/** The next whose time is over, and those of them of which something can be done. */
async function nextDue(app: App, after: MeterOf | undefined) {
  const looked = await listDueMeters(app.db, { now: app.clock(), after, most: mostAtOnce })
  if (looked.length === 0) return { looked, due: [] }
  await withSpending(app, app.db, new Map(looked.filter(isPaused).map(one => [`${one.walletId}/${one.service}`, one])))
  const wearing = await wearingNow(app, app.db)
  return { looked, due: looked.filter(one => !waits(app, one, wearing)) }
}

const isPaused = ({ meter }: DueMeter): boolean => meter.state === 'paused'

/** Whether it is paused and what its owner allows themselves is still too little: nothing to lock a wallet for. */
function waits(app: App, due: DueMeter, wearing: number): boolean {
  const now = app.clock()
  const policy = policyFor(app, due.wallet)(now)
  const weekly = weeklyPrice(policy, due.service, wearing)
  if (!isPaused(due) || weekly === null) return false
  return (
    isFrozenOn(planOf(policy, due.plan), policy) || weekly > due.meter.ceiling || budgetLeft(due.wallet.limits, now) < 1
  )
}

const chargeThese = (app: App, due: MeterOf[]): Promise<number> =>
  batchElseAlone(app, due, {
    work: some => committed(app, tx => charge(app, tx, some)),
    about: ({ walletId, service }) => ({ wallet: walletId, service }),
    failed: 'a service could not be charged',
  })

async function charge(app: App, tx: Tx, due: MeterOf[]): Promise<number> {
  const ids = [...new Set(due.map(({ walletId }) => walletId))]
  const ledger = await openLedger(app, tx, ids)
  const meters = await findMeters(tx, ids)
  const freelancers = await findFreelancers(tx, ids)
  const wearing = await wearingNow(app, tx)
  const changed: MeterOf[] = []
  const notices: NoticeToSend[] = []
  for (const { walletId, service } of due) {
    const [wallet, policy, now] = [ledger.wallet(walletId), ledger.policy(walletId), ledger.now]
    const before = meters.get(`${walletId}/${service}`)!
    const weekly = freelancers.get(walletId)?.isFreelancer ? weeklyPrice(policy, service, wearing) : null
    const { graceMinutes } = policy.visibility
    const frozen = isFrozenOn(planOf(policy, wallet.membership.plan), policy)
    const means = { available: available(wallet, now), budget: budgetLeft(wallet.limits, now), frozen }
    const { meter, connects, became } = meterVisibility(before, { weekly, graceMinutes, ...means, now })
    if (meter === before) continue
    if (connects > 0)
      ledger.post(payForVisibility(wallet, { service, connects, movementId: app.newId() }, policy, now)!)
    changed.push({ walletId, service, meter })
    const budget = tightestBudget(wallet.limits, now)
    const limit = budget ? { most: wallet.limits![budget]!, per: windows[budget] } : null
    if (became) notices.push(noticeOf(walletId, { service, became, weekly, ceiling: meter.ceiling, limit }))
  }
  await ledger.save({ visibilities: saveMeters(changed) }, notices)
  return changed.length
}
