import type { BoostRules, ClientAct } from './boost-rules.ts'

/** What is said before somebody bids: when it is charged, what it costs then, and what brings it back. */
export type BoostPromises = { charged: string[]; price: string; back: string[]; closes: string }

/** The rules of boosts in words, as ends of sentences. */
export const boostPromises = (rules: BoostRules): BoostPromises => ({
  charged: rules.consumedBy.map(act => acts[act](rules)),
  price:
    rules.charge === 'first-price'
      ? 'Each pays their own bid.'
      : `All places cost the same: the highest bid that lost its place and ${rules.step} more, never above your own bid.`,
  back: [
    'you are outbid before that',
    'the post ends before that',
    'you withdraw before that',
    'we remove the post, even after that',
  ],
  closes: `${rules.closesAfterDays} days after the post was published${rules.closesAtFirstHire ? ', or at the first hire' : ''}`,
})

const acts: Record<ClientAct, (rules: BoostRules) => string> = {
  opened: ({ opensToConsume: n }) =>
    n === 1 ? 'the client opens your proposal' : `the client opens your proposal ${n} times`,
  shortlisted: () => 'the client shortlists it',
  interviewed: () => 'the client starts an interview',
  declined: () => 'the client declines it',
  hired: () => 'the client hires you',
}
