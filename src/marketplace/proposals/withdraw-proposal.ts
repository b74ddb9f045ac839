import { decide } from '#economy/decision'
import { withdrawProposal as decideWithdrawal } from '#economy/proposals/withdraw-proposal'
import { gathered } from '../gather.ts'
import { changeProposals, type ProposalCommand } from './change-proposals.ts'

/** `returned` in Connects. */
export type Withdrawn = { proposalId: string; state: 'withdrawn'; returned: number }

/** One freelancer leaves one post. */
export const withdrawProposal = gathered<ProposalCommand, Withdrawn>('withdraw-proposal', (app, tx, commands) =>
  changeProposals(app, tx, {
    commands,
    side: 'freelancer',
    decideOne: (_, proposal) => {
      const decision = decideWithdrawal(
        { ...proposal, viewed: proposal.viewed_at !== null },
        app.policies.of(proposal.policy),
      )
      if (!decision.ok) return decision
      const { back } = decision.value
      const interviewing = proposal.state === 'interviewing' ? -1 : 0
      return decide({
        state: 'withdrawn',
        back,
        act: 'withdrawn',
        activity: { interviewing },
        answer: { proposalId: proposal.proposal_id, state: 'withdrawn', returned: back },
      })
    },
  }),
)
