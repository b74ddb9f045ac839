import { findWholeProposal, type WholeProposalRow } from '#database/proposals/proposal-lists'
import { type Decision, decide, refuse } from '#economy/decision'
import { returning } from '#economy/ends/end-post'
import { promisedReturn } from '#economy/ends/keep-promised-end'
import { isOpen, toldToFreelancer } from '#economy/proposals/proposal-states'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { type ReceivedProposal, receivedProposal } from './received-proposal.ts'

/**
 * A whole proposal for one of its two sides. `cost` (Connects) only for the freelancer who paid it; `promisedEnd`: when its
 * post was to end as they proposed, null where it is not open longer or nothing comes back then; `backOnWithdrawal`: what
 * withdrawing it now would bring back.
 */
export type ProposalView = ReceivedProposal & {
  side: 'client' | 'freelancer'
  cost: { price: number; returned: number; policy: string; promisedEnd: string | null; backOnWithdrawal: number } | null
  post: {
    id: string
    title: string
    state: string
    paymentType: 'fixed' | 'hourly'
    questions: string[]
    openings: number
  }
}

/** Reads one proposal. Only its freelancer and the client of its post may. Reading does not count as viewing: see openProposal. */
export async function readProposal(
  app: App,
  { by, proposalId }: { by: string; proposalId: string },
): Promise<Decision<ProposalView>> {
  const row = isId(proposalId) ? await findWholeProposal(app.db, proposalId) : undefined
  const side = row?.freelancer_id === by ? 'freelancer' : row?.client_id === by ? 'client' : undefined
  if (!row || !side) return refuse('not-found')
  return decide({
    ...receivedProposal(side === 'freelancer' ? { ...row, state: toldToFreelancer(row.state) } : row),
    side,
    cost: side === 'freelancer' ? costOf(app, row) : null,
    post: {
      id: row.post_id,
      title: row.title,
      state: row.post_state,
      paymentType: row.payment_type,
      questions: row.questions,
      openings: row.openings,
    },
  })
}

function costOf(app: App, row: WholeProposalRow): ProposalView['cost'] {
  const { price, returned, policy: version } = row
  const policy = app.policies.of(version)
  const promisedEnd = row.promised_end?.toTemporalInstant() ?? null
  const facts = { ...row, viewed: row.viewed_at !== null, promisedEnd }
  return {
    price,
    returned,
    policy: version,
    promisedEnd: promisedReturn(facts, row, policy) > 0 ? row.promised_end!.toISOString() : null,
    backOnWithdrawal: isOpen(row.state) ? returning(facts, policy.returns.withdrawn.proposal) : 0,
  }
}
