import { portraitOf } from '#components/figures/portrait-of'
import type { Shell } from '#components/shell'
import { countUnread } from '#marketplace/notices/count-unread'
import { runningApp } from '#marketplace/running-app'
import { readBalance } from '#marketplace/wallets/read-balance'
import type { LayoutServerLoad } from './$types'
import { themeOf } from './theme/theme-of.ts'

export const load: LayoutServerLoad = async ({ locals: { app, member }, cookies }): Promise<Shell> => {
  return {
    member: member ? { ...member, portrait: portraitOf(member.id) } : null,
    balance: member?.isFreelancer ? await readBalance(app, member.id) : null,
    unread: member ? await countUnread(app, member.id) : 0,
    now: app.clock().toString(),
    theme: themeOf(cookies.get('theme')),
    sandbox: !runningApp().mail.delivers,
  }
}
