import { decide } from '#economy/decision'
import { declineProposal as decideDecline } from '#economy/proposals/decline-proposal'
import { gathered } from '../gather.ts'
import { whatIsBack } from '../notices/what-is-back.ts'
import { changeProposals, type ProposalCommand } from './change-proposals.ts'

/** Why a client declines, in words the freelancer is shown. */
export const declineReasons = [
  'Another fits better',
  'Too expensive',
  'Not enough experience shown',
  'Not what the post asks for',
  'The work has changed',
] as const
export type DeclineReason = (typeof declineReasons)[number]

/** A client declines one proposal and says why. */
export const declineProposal = gathered<
  ProposalCommand & { reason: DeclineReason },
  { proposalId: string; state: 'declined' }
>('decline-proposal', (app, tx, commands) =>
  changeProposals(app, tx, {
    commands,
    side: 'client',
    decideOne: ({ reason }, proposal, post) => {
      const decision = decideDecline(
        { ...proposal, viewed: proposal.viewed_at !== null },
        app.policies.of(proposal.policy),
      )
      if (!decision.ok) return decision
      const { back } = decision.value
      const text = (lapsed: number) =>
        `Your proposal for "${post.title}" was declined: ${reason.toLowerCase()}. ${whatIsBack({ ...proposal, back, lapsed })}`
      return decide({
        state: 'declined',
        back,
        reason,
        viewed: true,
        act: 'declined',
        activity: { interviewing: proposal.state === 'interviewing' ? -1 : 0 },
        notice: lapsed => ({
          memberId: proposal.freelancer_id,
          kind: 'proposal-declined',
          text: text(lapsed),
          link: `/proposals/${proposal.proposal_id}`,
        }),
        answer: { proposalId: proposal.proposal_id, state: 'declined' },
      })
    },
  }),
)
