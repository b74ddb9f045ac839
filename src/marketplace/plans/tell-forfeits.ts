import { findToNotice, markNoticed, nextToNotice, type ToNotice } from '#database/wallets/to-notice'
import { readWallets } from '#database/wallets/wallets'
import { planOf } from '#economy/plans/plan-of'
import { tellsForfeit } from '#economy/plans/tell-forfeit'
import { settleWallet } from '#economy/wallets/settle-wallet'
import type { Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { type NoticeToSend, notify } from '../notices/notify.ts'
import { policyFor } from '../policy/policy-for.ts'
import { foreseeCycle } from './foresee-cycle.ts'

const mostAtOnce = 1_000

/**
 * Tells whoever will forfeit Connects when their next cycle begins, some days before, and again when more has arrived that
 * will be. Only wallets that have moved since they were looked at are looked at again. Answers how many were told. Safe to
 * run twice, late, or in two processes: of two that look at a wallet as it is one marks it.
 */
export async function tellForfeits(app: App, past?: ToNotice): Promise<number> {
  const now = app.clock()
  const { found, due } = await nextToTell(app, past)
  if (found.length === 0) return 0
  const read = await readWallets(
    app.db,
    due.map(({ walletId }) => walletId),
  )
  const looked = due.map(one => {
    const { wallet, version } = read.get(one.walletId)!
    const { forfeited, notice } = lookAt(app, wallet, { now, told: one.told })
    return { ...one, version, told: Math.max(one.told, forfeited), notice }
  })
  const told = await committed(app, async tx => {
    const marked = await markNoticed(tx, looked)
    const mine = looked.flatMap(({ walletId, notice }) => (notice && marked.has(walletId) ? [notice] : []))
    await notify(app, tx, mine, now)
    return mine.length
  })
  return found.length < mostAtOnce ? told : told + (await tellForfeits(app, found.at(-1)))
}

export async function countToTell(app: App, past?: ToNotice): Promise<number> {
  const { found, due } = await nextToTell(app, past)
  return due.length + (found.length < mostAtOnce ? 0 : await countToTell(app, found.at(-1)))
}

/** Whose cycle begins within the longest notice of any version, a page of them; `due` are those whose own notice has begun. */
async function nextToTell(app: App, past: ToNotice | undefined) {
  const now = app.clock()
  const within = { after: now, until: daysAfter(now, Math.max(...noticePeriods(app))) }
  const found = await findToNotice(app.db, within, { past, most: mostAtOnce })
  const due = found.filter(({ openedAt, cycleAt }) => {
    const { noticeDays } = policyFor(app, { openedAt })(now).cycle
    return Temporal.Instant.compare(cycleAt, daysAfter(now, noticeDays)) <= 0
  })
  return { found, due }
}

/** When the next cycle comes within the notice of any version. */
export async function nextTelling(app: App, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const all = noticePeriods(app).map(async days => {
    const cycle = await nextToNotice(app.db, daysAfter(after, days))
    return cycle && daysAfter(cycle, -days)
  })
  return (await Promise.all(all)).filter(at => at !== undefined).sort(Temporal.Instant.compare)[0]
}

const noticePeriods = ({ policies }: App): number[] => [
  ...new Set(policies.versions().map(({ policy }) => policy.cycle.noticeDays)),
]
const daysAfter = (at: Temporal.Instant, days: number) => at.add({ hours: 24 * days })

type Looked = { forfeited: number; notice?: NoticeToSend }

function lookAt(app: App, stored: Wallet, { now, told }: { now: Temporal.Instant; told: number }): Looked {
  const { wallet } = settleWallet(stored, { policyAt: policyFor(app, stored), now, newId: app.newId })
  const { at, forfeited } = foreseeCycle(app, wallet)
  if (!tellsForfeit(forfeited, told)) return { forfeited }
  const { carried } = planOf(policyFor(app, wallet)(at), wallet.membership.plan)
  const some = forfeited === 1 ? '1 of your Connects' : `${forfeited} of your Connects`
  const before = told === 0 ? '' : `; it was ${told} when you were last told`
  return {
    forfeited,
    notice: {
      memberId: wallet.id,
      kind: 'forfeit-ahead',
      text: `${some} will be forfeited on ${at.toString().slice(0, 10)}, when your next month begins: at most ${carried} are carried into it${before}. What you spend before is not lost.`,
      link: '/wallet',
    },
  }
}
