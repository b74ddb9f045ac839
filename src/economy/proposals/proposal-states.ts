/**
 * The life of a proposal, and what leads from one state to the next. `ends/end-post.test.ts` walks the
 * table: every state can be reached, every end is an end.
 */
export const proposalStates = {
  submitted: {
    viewed: 'the client opens it',
    shortlisted: 'the client shortlists it',
    interviewing: 'the client starts an interview',
    declined: 'the client declines it',
    hired: 'the client hires the freelancer',
    withdrawn: 'the freelancer withdraws it',
    returned: 'the post ends and its Connects come back',
    ended: 'the post ends and its Connects do not come back',
  },
  viewed: {
    shortlisted: 'the client shortlists it',
    interviewing: 'the client starts an interview',
    declined: 'the client declines it',
    hired: 'the client hires the freelancer',
    withdrawn: 'the freelancer withdraws it',
    returned: 'the post ends and its Connects come back',
    ended: 'the post ends and its Connects do not come back',
  },
  shortlisted: {
    viewed: 'the client takes it off the shortlist',
    interviewing: 'the client starts an interview',
    declined: 'the client declines it',
    hired: 'the client hires the freelancer',
    withdrawn: 'the freelancer withdraws it',
    returned: 'the post ends and its Connects come back',
    ended: 'the post ends and its Connects do not come back',
  },
  interviewing: {
    declined: 'the client declines it',
    hired: 'the client hires the freelancer',
    withdrawn: 'the freelancer withdraws it',
    returned: 'the post ends and its Connects come back',
    ended: 'the post ends and its Connects do not come back',
  },
  declined: { returned: 'the post is removed and its Connects come back' },
  hired: { returned: 'the post is removed and its Connects come back' },
  ended: { returned: 'the post is removed and its Connects come back' },
  withdrawn: {},
  returned: {},
} as const satisfies Record<string, Record<string, string>>

export type ProposalState = keyof typeof proposalStates

/** States in which a proposal still waits for the client. */
export const openStates = ['submitted', 'viewed', 'shortlisted', 'interviewing'] as const satisfies ProposalState[]

export const isOpen = (state: ProposalState): boolean => (openStates as readonly ProposalState[]).includes(state)

export const canBecome = (from: ProposalState, to: ProposalState): boolean => Object.hasOwn(proposalStates[from], to)

/** What the freelancer is told: a shortlist is the client's own note, and is not shown to those on it. */
export const toldToFreelancer = (state: ProposalState): ProposalState => (state === 'shortlisted' ? 'viewed' : state)
