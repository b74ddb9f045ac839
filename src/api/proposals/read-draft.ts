import { z } from 'zod'
import { decide, refuse } from '#economy/decision'
import { readDraft } from '#marketplace/proposals/save-draft'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam, instant } from '../fields.ts'
import { draftFields } from './save-draft.ts'

export const readDraftEndpoint = endpoint({
  name: 'read-draft',
  method: 'get',
  path: '/posts/{postId}/draft',
  tag: 'Proposals',
  summary: 'Read the proposal you have begun',
  who: 'member',
  params: { postId: idParam('the post') },
  answer: z
    .object({ postId: idOf('the post'), ...draftFields, savedAt: instant('When it was kept.') })
    .meta({ id: 'Draft', description: 'A proposal not sent yet.' }),
  run: async (app, { by, params }) => {
    const draft = await readDraft(app, params.postId, by)
    return draft ? decide(draft) : refuse('not-found')
  },
})
