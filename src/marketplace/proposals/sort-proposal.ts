import { decide, refuse } from '#economy/decision'
import { canBecome, type ProposalState } from '#economy/proposals/proposal-states'
import { gathered } from '../gather.ts'
import { grantInterviews, type StartedInterview } from '../interviews/grant-interviews.ts'
import { changeProposals, type ProposalCommand } from './change-proposals.ts'

type Sorted = { proposalId: string; state: ProposalState }

/** The client opens a proposal: from now on it counts as viewed. How often uses up a boost. */
export const viewProposal = gathered<ProposalCommand, Sorted>('view-proposal', (app, tx, commands) =>
  changeProposals(app, tx, {
    commands,
    side: 'client',
    decideOne: (_, proposal) => {
      const state = proposal.state === 'submitted' ? 'viewed' : proposal.state
      return decide({
        state,
        viewed: true,
        act: 'opened',
        activity: { viewedAt: app.clock() },
        answer: { proposalId: proposal.proposal_id, state },
      })
    },
  }),
)

/** The client puts a proposal on the shortlist (`on`), or takes it off. */
export const shortlistProposal = gathered<ProposalCommand & { on: boolean }, Sorted>(
  'shortlist-proposal',
  (app, tx, commands) =>
    changeProposals(app, tx, {
      commands,
      side: 'client',
      decideOne: ({ on }, proposal) => {
        const state = on ? 'shortlisted' : 'viewed'
        if (proposal.state !== state && !canBecome(proposal.state, state))
          return refuse('proposal-not-open', { state: proposal.state })
        return decide({
          state,
          viewed: true,
          ...(on && { act: 'shortlisted' }),
          activity: { viewedAt: app.clock() },
          answer: { proposalId: proposal.proposal_id, state },
        })
      },
    }),
)

/** The client starts an interview: the freelancer is told and receives what the policy gives for it, and others see it counted on the post. */
export const interviewFreelancer = gathered<ProposalCommand, Sorted>(
  'interview-freelancer',
  async (app, tx, commands) => {
    const won: StartedInterview[] = []
    const decisions = await changeProposals<ProposalCommand, Sorted>(app, tx, {
      commands,
      side: 'client',
      decideOne: (_, proposal, post) => {
        if (!canBecome(proposal.state, 'interviewing')) return refuse('proposal-not-open', { state: proposal.state })
        const { freelancer_id: walletId, price, returned } = proposal
        const { client_id: clientId, title, client_verified } = post
        won.push({ walletId, clientId, title, price, returned, verified: client_verified === true })
        return decide({
          state: 'interviewing',
          viewed: true,
          act: 'interviewed',
          activity: { interviewing: 1, viewedAt: app.clock() },
          notice: () => ({
            memberId: walletId,
            kind: 'interview',
            text: `The client of "${post.title}" wants to interview you.`,
            link: `/proposals/${proposal.proposal_id}`,
          }),
          answer: { proposalId: proposal.proposal_id, state: 'interviewing' },
        })
      },
    })
    await grantInterviews(app, tx, won)
    return decisions
  },
)
