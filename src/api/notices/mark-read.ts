import { z } from 'zod'
import { decide } from '#economy/decision'
import { id } from '#marketplace/fields'
import { markRead } from '#marketplace/notices/mark-read'
import { endpoint } from '../endpoint.ts'

export const markReadEndpoint = endpoint({
  name: 'mark-read',
  method: 'post',
  path: '/notices/read',
  tag: 'Notices',
  summary: 'Mark your notices read',
  description: 'What arrived after the newest you saw stays unread.',
  who: 'member',
  body: z.strictObject({
    upTo: id.optional().describe('The id of the newest notice you saw. Without it, all of them.'),
  }),
  answer: null,
  run: async (app, { by, body }) => decide(await markRead(app, by, body.upTo)),
})
