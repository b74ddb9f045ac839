import { z } from 'zod'
import { connects, idOf, instant, sentence } from '../fields.ts'
import { clientSchema } from '../members/client-schema.ts'
import { stateSchema } from '../proposals/proposal-schema.ts'
import { postFields } from './post-schema.ts'

export const priceFields = {
  price: connects('What a proposal costs you.'),
  because: z
    .array(
      z
        .object({
          connects: connects('What the line adds, or takes off below zero.'),
          text: sentence('Why.').meta({ example: 'Fixed price $50 to $599' }),
        })
        .meta({ id: 'PriceLine', description: 'A part of a price and its reason.' }),
    )
    .describe('The lines that add up to the price.'),
  priceHoldsUntil: instant('Until when this price is yours, even if it rises; null where it cannot.')
    .nullable()
    .describe('Null where the price does not move by itself, or is not yours to pay.'),
  unlessFirst: connects(
    'What it costs when somebody is faster to a place that is free: then nothing is sent or charged.',
    4,
  )
    .nullable()
    .describe('Null where no place is free.'),
  outcomes: z
    .object({
      back: z
        .array(z.string())
        .describe('What brings the Connects back.')
        .meta({ example: ['the client closes the post without a hire'] }),
      kept: z
        .array(z.string())
        .describe('What does not.')
        .meta({ example: ['you withdraw your proposal'] }),
      boost: z
        .object({
          back: z.array(z.string()).describe('What brings a boost back in any case.'),
          unlessUsed: z.array(z.string()).describe('What brings it back unless the client has acted on it.'),
          kept: z.array(z.string()).describe('What does not bring it back.'),
        })
        .meta({ id: 'BoostOutcomes', description: 'The same of what is set aside for a boost.' }),
    })
    .meta({ id: 'Outcomes', description: 'Every outcome of a proposal, stated before paying.' }),
}

export const whyNotSchema = z
  .object({
    code: z.string().describe('The code of the problem.').meta({ example: 'too-few-connects' }),
    detail: sentence('The reason in a sentence.'),
  })
  .nullable()
  .describe('Why you may not propose; null when you may.')

const { proposals: tier, ...fields } = postFields

export const wholePostSchema = z
  .object({
    ...fields,
    ...priceFields,
    level: z.string().nullable().describe('The level of experience asked for, if the client says.'),
    description: sentence('The work. HTML in it is text.'),
    questions: z.array(z.string()).describe('Questions each freelancer must answer.'),
    takesProposals: z.boolean().describe('Whether it takes proposals now.'),
    editedAt: instant('When it was last changed, if ever.').nullable(),
    endsOn: z.iso.date().describe('The last day (UTC) on which it takes proposals.').meta({ example: '2026-05-31' }),
    endedAt: instant('When it ended, if it has.').nullable(),
    imported: z.boolean().describe('Whether it was imported.'),
    activity: z
      .object({
        proposals: tier,
        lastViewedByClient: instant('When the client last looked at proposals.').nullable(),
        interviewing: z.int().describe('How many are being interviewed.'),
        invited: z.int().describe('How many were invited.'),
        unanswered: z.int().describe('How many invitations wait for an answer.'),
        hires: z.int().describe('How many are hired.'),
      })
      .describe('What has happened on it.'),
    client: clientSchema,
    viewer: z
      .object({
        isOwner: z.boolean().describe('Whether it is yours.'),
        isFreelancer: z.boolean().describe('Whether you can send proposals.'),
        proposal: z
          .object({
            id: idOf('your proposal'),
            state: stateSchema,
            price: connects('What it cost.'),
            returned: connects('What has come back.', 0),
          })
          .nullable()
          .describe('Your proposal, if you sent one.'),
        hasDraft: z.boolean().describe('Whether you have begun one.'),
        invitation: z
          .object({
            message: sentence('What the client wrote.'),
            invitedAt: instant('When.'),
            answer: z.enum(['proposed', 'declined']).nullable().describe('Your answer; null before you give one.'),
          })
          .nullable()
          .describe('Your invitation, if you have one.'),
        balance: connects('What you can spend now.', 40),
        balanceAfter: connects('What would be left after paying.', 36),
        whyNot: whyNotSchema,
      })
      .nullable()
      .describe('Where you stand; null when you are not signed in.'),
  })
  .meta({ id: 'Post', description: 'A whole post.' })
