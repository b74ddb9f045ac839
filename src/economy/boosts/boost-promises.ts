import type { ReturningEvent } from '../policy/policy.ts'
import { boostOutcome, happenings, type Outcomes } from '../proposals/outcomes.ts'
import type { BoostRules, ClientAct } from './boost-rules.ts'
import type { BoostTerms } from './end-boost.ts'
import { isUsedAtOnce, placePriceWords } from './place-price.ts'

/**
 * What is said before somebody bids: what uses it up, when what is used up is charged, what it costs then, what brings it
 * back and what takes it though nobody used it; and of how many in a hundred nothing of that is true.
 */
export type BoostPromises = {
  charged: string[]
  when: string
  price: string
  back: string[]
  kept: string[]
  closes: string
  placeboPercent: number
}

/** The rules of boosts in words, as ends of sentences. */
export function boostPromises({ rules, returns }: BoostTerms): BoostPromises {
  const { back, unlessUsed, kept } = endingsOf({ rules, returns })
  return {
    charged: [...rules.consumedBy.map(act => acts[act](rules)), ...sight(rules)],
    when: isUsedAtOnce(rules)
      ? 'It is charged then, once.'
      : `A boost that is used up is charged once, when ${rules.price ? 'no place can be had any more' : 'the bidding closes'}; one used up later, at once.`,
    price: rules.price
      ? `A place costs ${placePriceWords(rules.price)}, in Connects of the same worth.`
      : rules.charge === 'first-price'
        ? 'Each pays their own bid.'
        : `All places cost the same: the highest bid that had a place and lost it, and ${rules.step} more, never above your own bid. A bid that never had a place does not count.`,
    back: [
      ...(rules.price ? [] : ['you are outbid before that']),
      ...unlessUsed.map(ending => `${ending} before that`),
      ...back.map(ending => (isUsedAtOnce(rules) ? ending : `${ending}, even after that`)),
    ],
    // What is charged at once is spent already, whatever comes.
    kept: isUsedAtOnce(rules) ? [] : kept,
    closes: `${rules.closesAfterDays} days after the post was published${rules.closesAtFirstHire ? ', or at the first hire' : ''}`,
    placeboPercent: rules.placeboPercent,
  }
}

const sight = ({ seenToConsume }: BoostRules): string[] =>
  seenToConsume
    ? [
        `the client has seen it ${seenToConsume.times === 1 ? 'once' : `${seenToConsume.times} times`} in their list, at least ${seenToConsume.minutesApart} minutes apart`,
      ]
    : []

const endsOfPost = ['closedWithoutHire', 'closedAfterHire', 'anotherHired', 'ended'] as const

/** What becomes of a boost, by what ends it: the ends of a post as one where they are one to it. */
function endingsOf({ rules, returns }: BoostTerms): Outcomes['boost'] {
  const outcome = (event: ReturningEvent) => boostOutcome(event, { rules, returns })
  const asOne = endsOfPost.every(event => outcome(event) === outcome('ended'))
  const posts: Ending[] = asOne
    ? [['ended', 'the post ends']]
    : endsOfPost.map((event): Ending => [event, happenings[event]])
  // Where declining uses a boost up, there is no boost left that declining found unused.
  const declines = !rules.consumedBy.includes('declined') || outcome('declined') === 'back'
  const others = (['declined', 'withdrawn', 'removed'] as const).filter(event => event !== 'declined' || declines)
  const found: Outcomes['boost'] = { back: [], unlessUsed: [], kept: [] }
  for (const [event, words] of [...posts, ...others.map((event): Ending => [event, happenings[event]])])
    found[outcome(event)].push(words)
  return found
}

type Ending = [ReturningEvent, string]

const acts: Record<ClientAct | 'placed', (rules: BoostRules) => string> = {
  opened: ({ opensToConsume: n, opensMinutesApart }) =>
    n === 1
      ? 'the client opens your proposal'
      : `the client opens your proposal ${n} times, at least ${opensMinutesApart} minutes apart`,
  shortlisted: () => 'the client shortlists it',
  interviewed: () => 'the client starts an interview',
  declined: () => 'the client declines it',
  hired: () => 'the client hires you',
  placed: () => 'you take the place',
}
