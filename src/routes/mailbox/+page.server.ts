import { error } from '@sveltejs/kit'
import { readMailbox } from '#marketplace/notices/read-mailbox'
import type { PageServerLoad } from './$types'
import { mayReadMailbox } from './may-read-mailbox.ts'

/** Everybody's mail, where none leaves. */
export const load: PageServerLoad = async event => {
  if (!mayReadMailbox(event)) error(404, 'There is nothing at this address.')
  return { mails: await readMailbox(event.locals.app) }
}
