import { redirect } from '@sveltejs/kit'
import { markRead } from '#marketplace/notices/mark-read'
import { readNotices } from '#marketplace/notices/read-notices'
import { uuidIn } from '../uuid-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { app, member }, url }) => {
  if (!member) redirect(303, '/sign-in?next=/notices')
  return readNotices(app, member.id, uuidIn(url.searchParams.get('before')))
}

export const actions: Actions = {
  'mark-read': async ({ locals: { app, member }, request }) => {
    if (!member) redirect(303, '/sign-in?next=/notices')
    const form = await request.formData()
    await markRead(app, member.id, uuidIn(form.get('upTo')))
    redirect(303, '/notices')
  },
}
