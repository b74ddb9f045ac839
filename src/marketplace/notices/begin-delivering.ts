import { keepUnsent } from '#database/notices/mails'
import { readSetting, saveSetting } from '#database/settings'
import type { MailGateway } from '#gateways/mail/mail-gateway'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'

/**
 * When a server starts: whether mails leave from now on. What was written while none did stays in the mailbox for good, or
 * the day somebody sets SMTP_URL everybody would receive the whole past, links that have lapsed and all.
 * Where nobody wrote down how it was before, what has waited for an hour and was never tried counts as such.
 */
export const beginDelivering = (app: App, { delivers }: Pick<MailGateway, 'delivers'>): Promise<void> =>
  committed(app, async tx => {
    const left = await readSetting<boolean>(tx, 'mails-leave')
    if (left === delivers) return
    if (delivers) await keepUnsent(tx, left === undefined ? hourAgo(app) : null)
    await saveSetting(tx, 'mails-leave', delivers)
  })

const hourAgo = (app: App): Date => new Date(app.clock().subtract({ hours: 1 }).epochMilliseconds)
