import { z } from 'zod'
import { storable } from '#marketplace/fields'
import { profileInputSchema } from '#marketplace/members/profile-input'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam } from '../fields.ts'

const written = (error: string) => z.string({ error }).overwrite(storable)

const letter = z
  .strictObject({
    coverLetter: written('The letter must be text.')
      .describe('The letter to the client; GET /api/v1/policy says how long it may be.')
      .meta({ example: 'I have built two booking calendars. The last one serves forty clinics.' }),
    bidCents: z
      .int({ error: 'The bid is a whole number of cents.' })
      .describe('What you ask for the whole work, or for an hour where the post is hourly. In cents of US dollars.')
      .meta({ example: 400_00 }),
    answers: z
      .array(written('Each answer must be text.'), { error: 'The answers must be a list.' })
      .max(20, { error: 'At most 20 answers fit.' })
      .default([])
      .describe('Answers to the screening questions, in their order.'),
    portfolio: profileInputSchema.shape.portfolio.describe('Links to earlier work, each beginning with https://.'),
    shownPrice: z
      .int({ error: 'The price shown is a whole number of Connects.' })
      .describe('The price you were shown. If it has changed, nothing is charged. In Connects.')
      .meta({ example: 4 }),
    shownEditedAt: z.iso
      .datetime({ error: 'The instant of the last edit is an instant, or null.' })
      .nullable()
      .optional()
      .describe(
        'The `editedAt` of the post as you read it. If the client has edited it since, nothing is charged. Left out, no edit is looked for.',
      ),
  })
  .meta({ id: 'Letter', description: 'What a freelancer sends.' })

export const submitProposalEndpoint = endpoint({
  name: 'submit-proposal',
  method: 'post',
  path: '/posts/{postId}/proposals',
  tag: 'Proposals',
  summary: 'Send a proposal and pay for it',
  description:
    'Charges exactly the price shown, at once. GET /api/v1/posts/{postId}/price says what it is and what brings it back.',
  who: 'member',
  keyed: true,
  params: { postId: idParam('the post') },
  body: letter,
  status: 201,
  answer: z
    .object({
      proposalId: idOf('the proposal'),
      postId: idOf('the post'),
      price: connects('What was charged.'),
      balance: connects('What you have left.', 36),
    })
    .meta({ id: 'SubmittedProposal', description: 'A proposal that was sent and paid.' }),
  run: (app, { by, actor, key, params, body }) => submitProposal(app, { by, actor, key, ...params, ...body }),
})
