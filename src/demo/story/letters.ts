import { openings } from './openings.ts'
import type { Pick } from './pick.ts'
import type { Proposer, StoryPost } from './world.ts'

export type Written = { coverLetter: string; bidCents: number; answers: string[]; portfolio: string[] }

/**
 * What somebody writes to a post: it often quotes the client, says what they have done, and ends with a next step.
 * Openings take turns, so that on one post no two letters begin alike.
 */
export function letterTo(to: StoryPost, from: Proposer, pick: Pick): Written {
  const { post } = to
  const turn = to.letters++
  const quotes = quotable(post.description)
  const about = { quote: quotes[turn % quotes.length], skill: post.skills[0]!, specialty: post.specialty.toLowerCase() }
  const opening = inTurn(openings, turn + post.title.length)(about)
  const proof = from.proof.length ? pick(from.proof) : inTurn(trades, turn * 3 + post.skills.length)
  const plan = turn % 4 === 3 ? [] : [inTurn(plans, turn * 2 + post.title.length)]
  const greeting = inTurn(greetings, turn + post.description.length)
  const ending = inTurn(endings, turn * 2 + post.description.length)
  return {
    coverLetter: [`${greeting}\n\n${opening}`, proof, ...plan, `${ending}\n\n${from.name}`].join('\n\n'),
    bidCents: bidOf(post.payment, pick),
    answers: (post.questions ?? []).map((_, i) => inTurn(answers, turn + i * 2 + post.title.length)),
    portfolio: from.portfolio.slice(0, pick([0, 1, 2])),
  }
}

const inTurn = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!

type Payment = StoryPost['post']['payment']

const bidOf = (payment: Payment, pick: Pick): number =>
  payment.type === 'fixed'
    ? Math.max(5, Math.round((payment.budgetUsd * pick([0.85, 0.9, 0.95, 1, 1, 1.05, 1.15])) / 5) * 5) * 100
    : Math.round(payment.minUsd + (payment.maxUsd - payment.minUsd) * pick([0.1, 0.3, 0.5, 0.7, 0.9, 1.1])) * 100

/** Short whole sentences of the client's own; none when all of them are long. */
const quotable = (description: string): string[] => description.match(/[A-Z][^.!?:"\n]{30,110}\./g) ?? []

const greetings = ['Hello,', 'Good day,', 'Hello,', 'Good morning,', 'Hi,']

const trades = [
  'I have done work of this kind for six clients in the past two years; three of them came back with more.',
  'My last job of this sort took eleven days. The client had expected three weeks and I am still on good terms with them.',
  'Before I went independent I did this for a company of forty people, where I also had to live with the result.',
  'Two pieces in my profile are close to what you describe. The second one is nearly the same task in a different trade.',
  'I started as an employee in a firm like yours, so I know the side you are sitting on.',
  'I keep a list of what went wrong in each job. For work like yours it has seven lines, and I check them before I begin.',
  'The nearest thing in my past took a month and was meant to take a week; I can tell you exactly where the three weeks went, and they would not go there again.',
  'A family firm has sent me this sort of work every quarter since 2022. Their first remark was that I asked more than the one before me.',
  'I have done it for a city library, for a bakery and for a union, and the union was the strictest of them.',
  'There is no large name on my list. There are eleven small ones, and ten of them would say yes if I rang them tomorrow.',
  'Two years ago I did this under a deadline that could not move, because the doors opened at nine. They did.',
]

const plans = [
  'I would look at what you have on the first day, tell you in half a page what I found, and only then agree on the rest.',
  'My plan is three steps: a small sample you can judge, the bulk of it, and a short handover. You can stop after each.',
  'You would hear from me every second day, in writing, also when there is nothing to say.',
  'I would begin with the part that could go wrong, because the rest is diligence.',
  'I work in small pieces that you can check one at a time, and I note what I changed and why.',
  'First I would do the smallest part completely, so that you see what complete means to me; then we agree on the pace.',
  'I would put everything I need from you on one page in the first hour, so that I do not come back with a question a day.',
  'On the last day you would get a list of what I left as it was, which is often the more useful one.',
  'I would set aside a tenth of the price until you have used the result for two weeks.',
]

const endings = [
  'If that sounds right, ask me anything; I answer within the day.',
  'I can show you the first piece before you decide.',
  'A short call would help me more than a long message; mornings suit me best.',
  'If you have chosen somebody already, no hard feelings, and thank you for a clear post.',
  'Tell me what worries you most about it and I will begin my answer there.',
  'Whatever you decide, a line in reply would be kind.',
  'I am at my desk until six, your time, and glad to talk.',
  'If the price is the obstacle, tell me which part you could do without.',
  'Two names you may ring are in my profile.',
]

const answers = [
  'Yes, twice. The first time I underestimated the old data and needed three more days, which I did not charge; since then I look at the data before I name a price.',
  'I would start with the smallest case that can fail and make it fail on purpose. Once I can repeat it, the remedy is usually short.',
  'I can, and I would send you an example on the first day so that you need not take my word for it.',
  'The last one was in spring, for a company of about your size. It is described on the first page of my portfolio, with what I would do differently now.',
  'Four hours of overlap with your office are no difficulty for me; I often work that way and block the time in my calendar.',
  'In my experience the honest answer is that it depends on the first two days, so I would agree with you beforehand what we do if it turns out badly.',
]
