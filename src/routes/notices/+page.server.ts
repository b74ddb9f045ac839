import { redirect } from '@sveltejs/kit'
import { markRead } from '#marketplace/notices/mark-read'
import { readNotices } from '#marketplace/notices/read-notices'
import type { Actions, PageServerLoad } from './$types'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const idIn = (text: unknown) => (typeof text === 'string' && uuid.test(text) ? text : undefined)

export const load: PageServerLoad = async ({ locals: { app, member }, url, depends }) => {
  if (!member) redirect(303, '/sign-in?next=/notices')
  depends('earnest:notices')
  return readNotices(app, member.id, idIn(url.searchParams.get('before')))
}

export const actions: Actions = {
  'mark-read': async ({ locals: { app, member }, request }) => {
    if (!member) redirect(303, '/sign-in?next=/notices')
    const form = await request.formData()
    await markRead(app, member.id, idIn(form.get('upTo')))
    redirect(303, '/notices')
  },
}
