import { error } from '@sveltejs/kit'
import { listMails } from '#database/mails'
import { runningApp } from '#marketplace/running-app'
import type { PageServerLoad } from './$types'

/** Everybody's mail, to whoever asks: so only where no mail leaves. */
export const load: PageServerLoad = async ({ locals: { app } }) => {
  if (runningApp().mail.delivers) error(404, 'There is nothing at this address.')
  const mails = await listMails(app.db, 50)
  return {
    mails: mails.map(({ mailId, recipient, subject, text, link, at }) => ({
      mailId,
      recipient,
      subject,
      text,
      link,
      at: at.toISOString(),
    })),
  }
}
