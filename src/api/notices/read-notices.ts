import { z } from 'zod'
import { decide } from '#economy/decision'
import { id } from '#marketplace/fields'
import { readNotices } from '#marketplace/notices/read-notices'
import { endpoint } from '../endpoint.ts'
import { idOf, instant, sentence } from '../fields.ts'
import { linkPages, pageOf } from '../page.ts'

const notice = z
  .object({
    id: idOf('the notice'),
    at: instant('When it was sent.'),
    kind: sentence('What kind of thing happened.').meta({ example: 'connects-returned' }),
    text: sentence('What happened.'),
    link: sentence('Where to look, a path on this marketplace.').meta({
      example: '/proposals/0197a1de-9f2b-7c4e-8b1e-3f6a2d9c5b70',
    }),
    read: z.boolean().describe('Whether you have read it.'),
  })
  .meta({ id: 'Notice', description: 'Something you should know.' })

export const readNoticesEndpoint = endpoint({
  name: 'read-notices',
  method: 'get',
  path: '/notices',
  tag: 'Notices',
  summary: 'Read your notices',
  description: 'Newest first, 30 a page.',
  who: 'member',
  query: { cursor: id.optional().describe('Where the page begins: `next` of the page before.') },
  answer: z.object(pageOf(notice)).meta({ id: 'Notices', description: 'A page of notices.' }),
  run: async (app, { by, query, c }) => {
    const { notices, older } = await readNotices(app, by, query.cursor)
    const next = older ?? null
    linkPages(c, { next })
    return decide({ items: notices.map(({ noticeId, ...rest }) => ({ id: noticeId, ...rest })), next })
  },
})
