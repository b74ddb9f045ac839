import { isOpen } from '#economy/proposals/proposal-states'
import type { ProposalView } from '#marketplace/proposals/read-proposal'
import { stateWords } from '../state-words.ts'

export type Step = { label: string; at?: string | null; note?: string; state: 'done' | 'current' | 'ahead' | 'ended' }

/** The way of a proposal: what has happened and when, where it is now, and what may come. */
export function stepsOf({ state, submittedAt, viewedAt, endedAt, reason }: Dated): Step[] {
  const sent: Step = { label: 'Sent', at: submittedAt, state: 'done' }
  if (!isOpen(state)) {
    const opened: Step = viewedAt
      ? { label: 'Opened by the client', at: viewedAt, state: 'done' }
      : { label: 'Never opened by the client', state: 'ended' }
    const note = reason ? `${reason}.` : stateWords[state].means
    return [
      sent,
      opened,
      { label: stateWords[state].label, at: endedAt, note, state: state === 'hired' ? 'done' : 'ended' },
    ]
  }
  const opened: Step = viewedAt
    ? { label: 'Opened by the client', at: viewedAt, state: 'done' }
    : { label: 'Opened by the client', note: 'Not yet.', state: 'current' }
  const interview: Step =
    state === 'interviewing'
      ? { label: 'Interview', note: stateWords.interviewing.means, state: 'current' }
      : { label: 'Interview', state: 'ahead' }
  const outcome: Step =
    viewedAt && state !== 'interviewing'
      ? { label: 'The client decides', note: 'Hired, interviewed or declined: you hear of each.', state: 'current' }
      : { label: 'The client decides', state: 'ahead' }
  return viewedAt && state !== 'interviewing' ? [sent, opened, outcome] : [sent, opened, interview, outcome]
}

type Dated = Pick<ProposalView, 'state' | 'submittedAt' | 'viewedAt' | 'endedAt' | 'reason'>
