import type { ProposalState } from '#economy/proposals/proposal-states'

type Words = { label: string; means: string; tone: 'plain' | 'accent' | 'good' | 'bad' }

/** A proposal's state as its freelancer reads it, and what it means for them. */
export const stateWords: Record<ProposalState, Words> = {
  submitted: { label: 'Sent', means: 'The client has not opened it yet.', tone: 'plain' },
  viewed: { label: 'Opened', means: 'The client has read it.', tone: 'accent' },
  // A shortlist is the client's own note, so it reads like any proposal that was opened.
  shortlisted: { label: 'Opened', means: 'The client has read it.', tone: 'accent' },
  interviewing: { label: 'Interview', means: 'The client wants to talk to you.', tone: 'accent' },
  hired: { label: 'Hired', means: 'The client chose you.', tone: 'good' },
  declined: { label: 'Declined', means: 'The client chose not to go on with it.', tone: 'bad' },
  withdrawn: { label: 'Withdrawn', means: 'You took it back.', tone: 'plain' },
  returned: { label: 'Returned', means: 'The post ended and your Connects came back.', tone: 'good' },
  ended: { label: 'Not chosen', means: 'The post ended without hiring you.', tone: 'plain' },
}
