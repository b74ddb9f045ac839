import { connectsWords, countWords, daysWords } from '../figure-words.ts'
import type { CountingRules, ReferralRules } from './grant-rules.ts'

type Cap = Pick<ReferralRules, 'most' | 'days'>

/** How much referrals give one member at most, as what follows the figures in a line. */
export const referralCapLine = ({ most, days }: Cap): string =>
  most === null ? '' : `, at most ${countWords(most)} in ${daysWords(days)} for one referrer`

/** The same as sentences, `left` of it now where that is known, and whom it counts once. */
export const referralCapWords = ({ most, days }: Cap, left?: number): string =>
  `${most === null ? '' : ` At most ${connectsWords(most)} come so in ${daysWords(days)}${left === undefined ? '' : `, ${left} of them are left now`}.`} Several accounts of one person count once, and accounts of your own do not.`

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
