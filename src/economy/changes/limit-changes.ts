import { moneyWords } from '../figure-words.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

/** What a proposal may hold, who may send one, and how far ahead the next change is told. */
export const limitChanges = (compared: Compared): string[] => [
  ...bidLimits(compared),
  ...lineChanges(compared, 'proposals.coverLetterMost', 'proposals.answerMost', 'proposals.linksMost'),
  ...(compared.member.emailVerified ? [] : lineChanges(compared, 'proposals.needsVerifiedEmail')),
  ...lineChanges(compared, 'changes'),
]

function bidLimits({ before, after }: Compared): string[] {
  const [was, is] = [before, after].map(
    ({ proposals }) => `${moneyWords(proposals.bidLeastCents)} and ${moneyWords(proposals.bidMostCents)}`,
  )
  return was === is ? [] : [`A bid is then between ${is}; until now between ${was}.`]
}
