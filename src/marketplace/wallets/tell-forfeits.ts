import { findToNotice, markNoticed, readWallets } from '#database/wallets'
import { planOf } from '#economy/plan-of'
import { settleWallet } from '#economy/settle-wallet'
import type { Wallet } from '#economy/wallet'
import { type App, policyNow } from '../app.ts'
import { committed } from '../gather.ts'
import { type NoticeToSend, notify } from '../notices/notify.ts'
import { policyFor } from '../policy/policy-for.ts'
import { foreseeCycle } from './foresee-cycle.ts'

const mostAtOnce = 1_000

/**
 * Tells whoever will forfeit Connects when their next cycle begins, some days before and once a cycle. Answers how many
 * were told. Safe to run twice, late, or in two processes: of two that look at a wallet at once one marks it.
 */
export async function tellForfeits(app: App): Promise<number> {
  const now = app.clock()
  const until = now.add({ hours: 24 * policyNow(app).cycle.noticeDays })
  const walletIds = await findToNotice(app.db, { after: now, until }, mostAtOnce)
  if (walletIds.length === 0) return 0
  const read = await readWallets(app.db, walletIds)
  const notices = [...read.values()].flatMap(({ wallet }) => noticeOf(app, wallet, now) ?? [])
  const told = await committed(app, async tx => {
    const marked = await markNoticed(tx, walletIds)
    const mine = notices.filter(({ memberId }) => marked.has(memberId))
    await notify(app, tx, mine, now)
    return mine.length
  })
  return walletIds.length < mostAtOnce ? told : told + (await tellForfeits(app))
}

function noticeOf(app: App, stored: Wallet, now: Temporal.Instant): NoticeToSend | undefined {
  const { wallet } = settleWallet(stored, { policyAt: policyFor(app, stored), now, newId: app.newId })
  const { at, forfeited } = foreseeCycle(app, wallet)
  if (forfeited === 0) return undefined
  const { carried } = planOf(policyFor(app, wallet)(at), wallet.membership.plan)
  const some = forfeited === 1 ? '1 of your Connects' : `${forfeited} of your Connects`
  return {
    memberId: wallet.id,
    kind: 'forfeit-ahead',
    text: `${some} will be forfeited on ${at.toString().slice(0, 10)}, when your next month begins: at most ${carried} are carried into it. What you spend before is not lost.`,
    link: '/wallet',
  }
}
