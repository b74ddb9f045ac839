import type { ReceivedProposalRow } from '#database/proposals/proposal-lists'
import type { ProposalState } from '#economy/proposals/proposal-states'

/** A proposal as the client who received it sees it: the letter and who sent it. What it cost is the freelancer's matter. */
export type ReceivedProposal = {
  id: string
  postId: string
  state: ProposalState
  coverLetter: string
  bidCents: number
  answers: string[]
  portfolio: string[]
  submittedAt: string
  viewedAt: string | null
  endedAt: string | null
  reason: string
  freelancer: {
    id: string
    name: string
    headline: string
    about: string
    country: string | null
    skills: string[]
    hourlyRateCents: number | null
    memberSince: string
  }
}

export const receivedProposal = (row: ReceivedProposalRow): ReceivedProposal => ({
  id: row.proposal_id,
  postId: row.post_id,
  state: row.state,
  coverLetter: row.cover_letter,
  bidCents: row.bid_cents,
  answers: row.answers,
  portfolio: row.portfolio,
  submittedAt: row.submitted_at.toISOString(),
  viewedAt: row.viewed_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  reason: row.reason,
  freelancer: {
    id: row.freelancer_id,
    name: row.name,
    headline: row.headline,
    about: row.about,
    country: row.country,
    skills: row.skills,
    hourlyRateCents: row.hourly_rate_cents,
    memberSince: row.member_since.toISOString(),
  },
})
