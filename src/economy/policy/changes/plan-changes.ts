import { connectsWords, countWords, dateWords, daysWords, everyWords, moneyWords } from '../../figure-words.ts'
import { givesMonthly } from '../../plans/begin-cycle.ts'
import { livesWords } from '../../plans/lives-words.ts'
import { nextCycle, type PolicyAt } from '../../plans/next-cycle.ts'
import { planOf } from '../../plans/plan-of.ts'
import type { Plan } from '../../plans/plan-rules.ts'
import { settleWallet } from '../../wallets/settle-wallet.ts'
import { changeOf, type Wallet } from '../../wallets/wallet.ts'
import type { Policy } from '../policy.ts'
import type { Compared } from './compared.ts'

/** What becomes of the plan a member is on, or has asked for. */
export function planChanges(compared: Compared): string[] {
  const { was, is } = plansOf(compared)
  return [
    ...(was.id === is.id ? [] : [`You are then on the plan ${is.title} instead of ${was.title}.`]),
    ...planPrice(compared),
    ...monthlyChange(was, is, compared.member.wallet),
    ...dripChange(was, is),
    ...cycleDay(compared),
    ...noticeChange(compared, is),
  ]
}

/** What is carried into the next months, and how many Connects the first of them would take that stay now. */
export function carriedChange(compared: Compared): { changes: string[]; forfeited: number } {
  const { was, is } = plansOf(compared)
  if (was.carried === is.carried) return { changes: [], forfeited: 0 }
  const { cycle, forfeited } = firstCycle(compared)
  const cap = `from your month of ${dateWords(cycle)} on ${carriedWords(is)} Connects are carried instead of ${carriedWords(was)}`
  if (forfeited === 0) return { changes: [`${cap[0]!.toUpperCase()}${cap.slice(1)}.`], forfeited }
  const { balance } = compared.member
  const lost = `If you spend none before, ${connectsWords(forfeited)} ${forfeited === 1 ? 'is' : 'are'} forfeited that day.`
  return { changes: [`Your ${connectsWords(balance)} ${balance === 1 ? 'stays' : 'stay'}; ${cap}. ${lost}`], forfeited }
}

function plansOf({ before, after, member }: Compared): { was: Plan; is: Plan } {
  const { plan, nextPlan } = member.wallet.membership
  return { was: planOf(before, nextPlan ?? plan), is: planOf(after, nextPlan ?? plan) }
}

/** The first cycle that begins under the new rules, and what it forfeits if nothing is spent until then. */
function firstCycle({ at, before, after, member: { wallet } }: Compared): {
  cycle: Temporal.Instant
  forfeited: number
} {
  let ids = 0
  const newId = () => `foreseen-${++ids}`
  const policyAt: PolicyAt = then => (Temporal.Instant.compare(then, at) < 0 ? before : after)
  const until = settleWallet(wallet, { policyAt, now: at.subtract({ milliseconds: 1 }), newId }).wallet
  const cycle = nextCycle(until, policyAt)
  const happened = settleWallet(until, { policyAt, now: cycle, newId }).happened
  const forfeits = happened.filter(({ movement }) => movement.kind === 'forfeited')
  return { cycle, forfeited: forfeits.reduce((sum, { movement }) => sum + changeOf('forfeited', movement), 0) }
}

function monthlyChange(was: Plan, is: Plan, { membership }: Wallet): string[] {
  const gives = (plan: Plan) => (givesMonthly(plan, { membership }) ? plan.monthly : 0)
  const [old, next] = [gives(was), gives(is)]
  const isEarned = next === 0 && is.monthly > 0
  const amount =
    old === next
      ? []
      : [
          `Each month brings you ${next} instead of ${connectsWords(old)}${isEarned ? ', until you have bought some' : ''}.`,
        ]
  if (next === 0 || was.monthlyLives === is.monthlyLives) return amount
  return [
    ...amount,
    `Your monthly Connects last ${livesWords[is.monthlyLives]}; until now ${livesWords[was.monthlyLives]}.`,
  ]
}

function dripChange({ drip: was }: Plan, { drip: is }: Plan): string[] {
  if (was?.everyMinutes === is?.everyMinutes && was?.limit === is?.limit) return []
  const words = (drip: Plan['drip']) =>
    drip ? `one Connect ${everyWords(drip.everyMinutes)}, up to ${countWords(drip.limit)}` : 'nothing'
  return [`Between your months there comes ${words(is)}; until now ${words(was)}.`]
}

/** Only who opened a wallet on one of the last days of a month has another day. */
function cycleDay({ before, after, member: { wallet } }: Compared): string[] {
  const { day } = wallet.openedAt.toZonedDateTimeISO('UTC')
  if (day <= 28 || before.cycle.lateDays === after.cycle.lateDays) return []
  return after.cycle.lateDays === 'last-of-month'
    ? [`Your month begins on day ${day}, in a shorter month on its last; until now on the 1st of the month after.`]
    : [`Your month begins on the 1st of the month after; until now on day ${day}, in a shorter month on its last.`]
}

function noticeChange({ before: { cycle: was }, after: { cycle: is } }: Compared, { carried }: Plan): string[] {
  if (carried === null || was.noticeDays === is.noticeDays) return []
  return [`You are told ${daysWords(is.noticeDays)} instead of ${was.noticeDays} before Connects are forfeited.`]
}

function planPrice(compared: Compared): string[] {
  const { was, is } = plansOf(compared)
  const [old, next] = [priceWords(was, compared.before), priceWords(is, compared.after)]
  return old === next ? [] : [`${is.title} costs ${next} instead of ${old}.`]
}

const priceWords = ({ cents }: Plan, { currency }: Policy): string =>
  cents === 0 ? 'nothing' : `${moneyWords(cents, currency)} a month`
const carriedWords = ({ carried }: Plan): string => (carried === null ? 'all' : `at most ${countWords(carried)}`)
