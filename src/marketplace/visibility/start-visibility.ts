import { findFreelancers } from '#database/members/freelancers'
import { findMeters, type MeterOf, saveMeters } from '#database/members/visibilities'
import { whyFrozenNow } from '#economy/agencies/freeze-pool'
import { type Decision, decide, refuse } from '#economy/decision'
import { overOwnLimit } from '#economy/limits/own-limits'
import { startVisibility as decideStart } from '#economy/visibility/start-visibility'
import {
  isShown,
  paidUntil,
  payForVisibility,
  type VisibilityService,
  weeklyPrice,
} from '#economy/visibility/visibility'
import { available } from '#economy/wallets/wallet'
import { isId } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { wearingNow } from './wearing-now.ts'

/** `ceiling`: the most its owner pays a week, in Connects. */
export type StartVisibility = Command & { service: VisibilityService; ceiling: number }
/** `charged` and `balance` in Connects. */
export type VisibilityStarted = {
  service: VisibilityService
  charged: number
  weekly: number
  paidUntil: string
  shown: boolean
  balance: number
}

/** A freelancer has their badge or their boosted profile shown, for at most so much a week; or changes how much. */
export const startVisibility = gathered<StartVisibility, VisibilityStarted>(
  'start-visibility',
  async (app, tx, commands) => {
    const ids = commands.flatMap(({ by }) => (isId(by) ? [by] : []))
    const ledger = await openLedger(app, tx, ids)
    const meters = await findMeters(tx, ids)
    const freelancers = await findFreelancers(tx, ids)
    const wearing = await wearingNow(app, tx)
    const changed = new Map<string, MeterOf>()
    const decisions = commands.map(one)
    await ledger.save({ visibilities: saveMeters([...changed.values()]) })
    return decisions

    function one({ by, service, ceiling }: StartVisibility): Decision<VisibilityStarted> {
      if (!ledger.has(by) || !freelancers.get(by)?.isFreelancer) return refuse('not-a-freelancer')
      const policy = ledger.policy(by)
      const { graceMinutes } = policy.visibility
      const weekly = weeklyPrice(policy, service, wearing)
      const balance = () => available(ledger.wallet(by), ledger.now)
      const at = { weekly, graceMinutes, available: balance(), now: ledger.now, ceiling }
      const decision = decideStart(meters.get(`${by}/${service}`), at)
      if (!decision.ok) return decision
      const { meter, connects: charged } = decision.value
      const frozen = charged > 0 && whyFrozenNow(ledger.wallet(by), policy)
      if (frozen) return frozen
      const over = overOwnLimit({ connects: charged }, ledger.wallet(by), ledger.now)
      if (over) return over
      const paid = { service, connects: charged, movementId: app.newId() }
      if (charged > 0) ledger.post(payForVisibility(ledger.wallet(by), paid, policy, ledger.now)!)
      meters.set(`${by}/${service}`, meter)
      changed.set(`${by}/${service}`, { walletId: by, service, meter })
      const shown = isShown(meter, { graceMinutes, now: ledger.now })
      const until = paidUntil(meter).toString()
      return decide({ service, charged, weekly: weekly!, paidUntil: until, shown, balance: balance() })
    }
  },
)
