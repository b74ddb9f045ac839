import { z } from 'zod'
import { type ProposalState, proposalStates } from '#economy/proposals/proposal-states'
import { cents, connects, idOf, instant, sentence } from '../fields.ts'

export const stateSchema = z
  .enum(Object.keys(proposalStates) as [ProposalState, ...ProposalState[]])
  .describe('Where the proposal stands.')
  .meta({ id: 'ProposalState' })

const texts = (what: string) => z.array(z.string()).describe(what)

const letterFields = {
  id: idOf('the proposal'),
  postId: idOf('the post'),
  state: stateSchema,
  bidCents: cents('What the freelancer asks for the whole work, or for an hour where the post is hourly.'),
  submittedAt: instant('When it was sent.'),
  viewedAt: instant('When the client first opened it; null if they have not.').nullable(),
  endedAt: instant('When it ended; null while it waits for the client.').nullable(),
  reason: sentence('Why the client declined, if they did; else empty.'),
}

export const receivedProposalSchema = z
  .object({
    ...letterFields,
    coverLetter: sentence('The letter to the client.'),
    answers: texts('The answers to the screening questions, in their order.'),
    portfolio: texts('Links to earlier work.'),
    freelancer: z
      .object({
        id: idOf('the freelancer'),
        name: sentence('Their name.'),
        headline: sentence('What they do, in a line.'),
        about: sentence('What they say about themselves.'),
        country: z.string().nullable().describe('Where they are, if they say.'),
        skills: texts('Their skills.'),
        hourlyRateCents: cents('Their usual rate for an hour, if they name one.', 60_00).nullable(),
        memberSince: instant('When they joined.'),
      })
      .describe('Who sent it.'),
  })
  .meta({
    id: 'ReceivedProposal',
    description: 'A proposal as the client sees it. What it cost is the matter of who sent it.',
  })

export const wholeProposalSchema = receivedProposalSchema
  .extend({
    side: z.enum(['client', 'freelancer']).describe('Which side of it you are on.'),
    cost: z
      .object({
        price: connects('What it cost.'),
        returned: connects('What has come back of that.', 0),
        policy: sentence('The policy it was sent under.'),
        promisedEnd: instant(
          'When its post was to end as you proposed, if its client keeps it open longer: what that end would have brought back comes back then; null if they do not, or if nothing would.',
        ).nullable(),
        backOnWithdrawal: connects('What comes back if you withdraw it now.', 0),
      })
      .nullable()
      .describe('Only for the freelancer who paid it.'),
    post: z
      .object({
        id: idOf('the post'),
        title: sentence('Its title.'),
        state: sentence('Where the post stands: open, filled, closed, ended or removed.'),
        paymentType: z.enum(['fixed', 'hourly']).describe('Paid for the whole work, or by the hour.'),
        questions: texts('The screening questions.'),
        openings: z.int().describe('How many people are wanted.'),
      })
      .describe('The post it answers.'),
  })
  .meta({ id: 'Proposal', description: 'A whole proposal for one of its two sides.' })

export const ownProposalSchema = z
  .object({
    ...letterFields,
    title: sentence('The title of the post.'),
    postState: sentence('Where the post stands: open, filled, closed, ended or removed.'),
    price: connects('What it cost.'),
    returned: connects('What has come back of that.', 0),
    paymentType: z.enum(['fixed', 'hourly']).describe('Paid for the whole work, or by the hour.'),
  })
  .meta({ id: 'OwnProposal', description: 'A proposal in the list of who sent it.' })

export const sortedSchema = z
  .object({ proposalId: idOf('the proposal'), state: stateSchema })
  .meta({ id: 'SortedProposal', description: 'Where a proposal stands now.' })
