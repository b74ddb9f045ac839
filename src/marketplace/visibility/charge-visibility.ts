import { findFreelancers } from '#database/freelancers'
import { type DueMeter, findMeters, listDueMeters, type MeterOf, saveMeters } from '#database/visibilities'
import type { Tx } from '#database/wallets'
import { meterVisibility } from '#economy/meter-visibility'
import { payForVisibility, weeklyPrice } from '#economy/visibility'
import { available } from '#economy/wallet'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { type NoticeToSend, noticesOf } from '../notices/notify.ts'
import { policyFor } from '../policy/policy-for.ts'
import { openLedger } from '../wallets/open-ledger.ts'
import { noticeOf } from './visibility-words.ts'

const mostAtOnce = 500

/**
 * Charges every Connect that is due for a badge or a boosted profile, and tells whose is no longer shown. Answers of how
 * many services. Safe to run twice, late or in two processes: each is decided under its wallet's lock, by what is stored then.
 */
export async function chargeVisibility(app: App, after?: MeterOf): Promise<number> {
  const due = await listDueMeters(app.db, { now: app.clock(), after, most: mostAtOnce })
  const charged = await chargeThese(
    app,
    due.filter(one => !waits(app, one)),
  )
  return due.length < mostAtOnce ? charged : charged + (await chargeVisibility(app, due.at(-1)))
}

/** Whether it is paused and its price is still above the ceiling: nothing to lock a wallet for. */
function waits(app: App, { service, meter, openedAt }: DueMeter): boolean {
  const weekly = weeklyPrice(policyFor(app, { openedAt })(app.clock()), service)
  return meter.state === 'paused' && weekly !== null && weekly > meter.ceiling
}

async function chargeThese(app: App, due: MeterOf[]): Promise<number> {
  if (due.length === 0) return 0
  try {
    return await committed(app, tx => charge(app, tx, due))
  } catch (error) {
    // One that breaks must not keep the others from what they paid for: each gets a transaction of its own.
    if (due.length === 1) {
      app.log.error({ wallet: due[0]!.walletId, err: error }, 'a service could not be charged')
      return 0
    }
    let charged = 0
    for (const one of due) charged += await chargeThese(app, [one])
    return charged
  }
}

async function charge(app: App, tx: Tx, due: MeterOf[]): Promise<number> {
  const ids = [...new Set(due.map(({ walletId }) => walletId))]
  const ledger = await openLedger(app, tx, ids)
  const meters = await findMeters(tx, ids)
  const freelancers = await findFreelancers(tx, ids)
  const changed: MeterOf[] = []
  const notices: NoticeToSend[] = []
  for (const { walletId, service } of due) {
    const [wallet, policy, now] = [ledger.wallet(walletId), ledger.policy(walletId), ledger.now]
    const before = meters.get(`${walletId}/${service}`)!
    const weekly = freelancers.get(walletId)?.isFreelancer ? weeklyPrice(policy, service) : null
    const reading = { weekly, graceMinutes: policy.visibility.graceMinutes, available: available(wallet, now), now }
    const { meter, connects, became } = meterVisibility(before, reading)
    if (meter === before) continue
    if (connects > 0)
      ledger.post(payForVisibility(wallet, { service, connects, movementId: app.newId() }, policy, now)!)
    changed.push({ walletId, service, meter })
    if (became) notices.push(noticeOf(walletId, { service, became, weekly, ceiling: meter.ceiling }))
  }
  await ledger.save({ visibilities: saveMeters(changed), ...noticesOf(app, notices, ledger.now) })
  return changed.length
}
