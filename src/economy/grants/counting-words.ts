import type { CountingRules } from './grant-rules.ts'

/** What a grant for a paid proposal waits for, as what follows its figures in a line. */
export const countingLine = ({ paidWhen, verifiedClientsOnly }: CountingRules): string =>
  `${paidWhen === 'when-kept' ? ', when the proposal has ended with its price spent' : ''}${verifiedClientsOnly ? ', only with clients whose payment is verified' : ''}`

/** The same as sentences that follow the one that says what is given. */
export const countingWords = ({ paidWhen, verifiedClientsOnly }: CountingRules): string =>
  `${paidWhen === 'when-kept' ? ' They come once the proposal has ended with its price spent, and never if the price comes back.' : ''}${verifiedClientsOnly ? ' Only proposals to clients whose payment is verified count.' : ''}`

/** What somebody waits for who has won an interview that does not count yet. */
export const waitingWords = {
  'until-kept':
    'They come once your proposal has ended and its price is sure to stay spent, and never if the price comes back.',
  'until-verified': "Your proposal has ended with its price spent. They come once the client's payment is verified.",
} as const
