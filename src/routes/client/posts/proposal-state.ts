import type { ProposalState } from '#economy/proposals/proposal-states'

type Tone = 'plain' | 'accent'

/** How a proposal stands, in the client's words. */
export const proposalStateWords: Record<ProposalState, { label: string; tone: Tone }> = {
  submitted: { label: 'Unread', tone: 'accent' },
  viewed: { label: 'Read', tone: 'plain' },
  shortlisted: { label: 'Shortlisted', tone: 'accent' },
  interviewing: { label: 'Interviewing', tone: 'accent' },
  declined: { label: 'Declined', tone: 'plain' },
  hired: { label: 'Hired', tone: 'accent' },
  withdrawn: { label: 'Withdrawn', tone: 'plain' },
  returned: { label: 'Ended, Connects returned', tone: 'plain' },
  ended: { label: 'Ended', tone: 'plain' },
}
