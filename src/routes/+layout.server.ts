import { portraitOf } from '#components/figures/portrait-of'
import type { Shell } from '#components/shell'
import { readFrozen } from '#marketplace/agencies/read-frozen'
import { policyNow } from '#marketplace/app'
import { countUnread } from '#marketplace/notices/count-unread'
import { runningApp } from '#marketplace/running-app'
import { readBalance } from '#marketplace/wallets/read-balance'
import type { LayoutServerLoad } from './$types'
import { mayReadMailbox } from './mailbox/may-read-mailbox.ts'
import { themeOf } from './theme/theme-of.ts'

export const load: LayoutServerLoad = async (event): Promise<Shell> => {
  const { app, member } = event.locals
  return {
    member: member ? { ...member, portrait: portraitOf(member.id) } : null,
    agencies: policyNow(app).agencies !== null,
    frozen: member?.isAgency ? await readFrozen(app, member.id) : null,
    balance: member?.isFreelancer ? await readBalance(app, member.id) : null,
    unread: member ? await countUnread(app, member.id) : 0,
    now: app.clock().toString(),
    theme: themeOf(event.cookies.get('theme')),
    sandbox: mayReadMailbox(event),
    moved: runningApp().testClock.clock.ahead() > 0,
  }
}
