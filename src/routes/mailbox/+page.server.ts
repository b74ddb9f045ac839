import { error } from '@sveltejs/kit'
import { readMailbox } from '#marketplace/mails/read-mailbox'
import { runningApp } from '#marketplace/running-app'
import type { PageServerLoad } from './$types'

/** Everybody's mail, to whoever asks: so only where no mail leaves. */
export const load: PageServerLoad = async ({ locals: { app } }) => {
  if (runningApp().mail.delivers) error(404, 'There is nothing at this address.')
  return { mails: await readMailbox(app) }
}
