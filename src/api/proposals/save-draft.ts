import { z } from 'zod'
import { storable } from '#marketplace/fields'
import { saveDraft } from '#marketplace/proposals/save-draft'
import { endpoint } from '../endpoint.ts'
import { idParam, instant } from '../fields.ts'

const typed = (what: string) => z.string({ error: 'This must be text.' }).overwrite(storable).describe(what)
const several = (what: string) =>
  z
    .array(typed('One of them.'), { error: 'This must be a list.' })
    .max(20, { error: 'At most 20 fit.' })
    .default([])
    .describe(what)

/** A draft keeps what was typed, right or wrong, so next to nothing is checked. */
export const draftFields = {
  coverLetter: typed('The letter so far.').default(''),
  bid: typed('The bid as it was typed.').default(''),
  answers: several('The answers so far, in the order of the questions.'),
  portfolio: several('Links so far.'),
}

export const saveDraftEndpoint = endpoint({
  name: 'save-draft',
  method: 'put',
  path: '/posts/{postId}/draft',
  tag: 'Proposals',
  summary: 'Keep a proposal you have begun',
  description:
    'Replaces the draft of before. Costs nothing and the client does not see it; sending the proposal removes it.',
  who: 'member',
  params: { postId: idParam('the post') },
  body: z.strictObject(draftFields),
  answer: z.object({ savedAt: instant('When it was kept.') }),
  run: (app, { by, params, body }) => saveDraft(app, { by, ...params, ...body }),
})
