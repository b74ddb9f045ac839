import { whyFrozenNow } from '../agencies/freeze-pool.ts'
import { type Decision, decide, type Refusal, refuse } from '../decision.ts'
import { overOwnLimit } from '../limits/own-limits.ts'
import type { Policy } from '../policy/policy.ts'
import type { PostState } from '../posts/post-states.ts'
import { notTaking } from '../posts/post-taking.ts'
import type { Price } from '../prices/price-of.ts'
import { burn } from '../wallets/burn.ts'
import { available, type Movement, type Wallet } from '../wallets/wallet.ts'
import { isWebLink } from '../web-link.ts'

/**
 * A proposal is sent once, to an open post of somebody else, for exactly the price that was shown.
 *
 * If the price moved in between, nothing is charged and the new price is shown to confirm; so too when the post was
 * edited after it was read, because the answers may be to other questions. The whole price is burnt at once; what brings
 * it back is decided when the post ends. Source: policies/*.yaml, `price` and `proposals`.
 */
export function submitProposal(
  letter: Letter,
  to: ProposalTarget,
  policy: Policy,
  now: Temporal.Instant,
): Decision<Movement> {
  return mayPropose(to, policy, now) ?? complete(letter, to, policy) ?? charge(letter, to, policy, now)
}

/** What a freelancer writes. `bidCents` is for the whole work, or for an hour. `shownPrice` is what the page said it costs. */
export type Letter = {
  coverLetter: string
  bidCents: number | null
  answers: string[]
  /** Links to earlier work. */
  portfolio: string[]
  shownPrice: number
  /** When the post had last been edited as its reader saw it, null for never; left out, no edit is looked for. */
  shownEditedAt?: string | null | undefined
}

/** What the letter is sent to, and who sends it. */
export type ProposalTarget = {
  post: {
    id: string
    clientId: string
    state: PostState
    endsAt: Temporal.Instant
    questions: string[]
    countries: string[]
    editedAt: string | null
  }
  price: Price
  freelancer: { id: string; isFreelancer: boolean; emailVerified: boolean; country: string | null }
  /** Who sends it, where the freelancer is an agency: nobody proposes to their own post, for themselves or for others. */
  actor?: string | undefined
  wallet: Wallet
  alreadyProposed: boolean
  proposalId: string
  movementId: string
}

/** Why this freelancer may not propose to this post whatever they write, or undefined when they may. */
export function mayPropose(
  { post, freelancer, actor, alreadyProposed }: Candidacy,
  policy: Policy,
  now: Temporal.Instant,
): Decision<never> | undefined {
  if (!freelancer.isFreelancer) return refuse('not-a-freelancer')
  if (post.clientId === freelancer.id || post.clientId === actor) return refuse('own-post')
  if (alreadyProposed) return refuse('already-proposed')
  const ended = notTaking(post, now, 'freelancer')
  if (ended) return ended
  if (policy.proposals.needsVerifiedEmail && !freelancer.emailVerified) return refuse('email-not-verified')
  if (post.countries.length && !post.countries.includes(freelancer.country ?? ''))
    return refuse('location-not-allowed', { countries: post.countries.join(', ') })
  return undefined
}

type Candidacy = Pick<ProposalTarget, 'freelancer' | 'actor' | 'alreadyProposed'> & {
  post: Omit<ProposalTarget['post'], 'editedAt'>
}

function complete(letter: Letter, { post }: ProposalTarget, policy: Policy): Decision<never> | undefined {
  const [first] = letterProblems(letter, post.questions, policy)
  return first && refuse(first.code, first.facts)
}

/** Everything a letter still lacks, in the order in which it is written. */
export function letterProblems(
  letter: Omit<Letter, 'shownPrice'>,
  questions: string[],
  { proposals }: Policy,
): Refusal[] {
  const { coverLetterMost, answerMost, linksMost, bidLeastCents, bidMostCents } = proposals
  const { coverLetter, bidCents, answers, portfolio } = letter
  const found: Refusal[] = []
  const length = coverLetter.trim().length
  if (length === 0) found.push({ code: 'cover-letter-missing', facts: {} })
  if (length > coverLetterMost) found.push({ code: 'cover-letter-too-long', facts: { length, most: coverLetterMost } })
  if (bidCents === null || !Number.isSafeInteger(bidCents)) found.push({ code: 'bid-missing', facts: {} })
  else if (bidCents < bidLeastCents || bidCents > bidMostCents)
    found.push({ code: 'bid-out-of-range', facts: { least: dollars(bidLeastCents), most: dollars(bidMostCents) } })
  for (const [i] of questions.entries()) {
    const answer = answers[i]?.trim().length ?? 0
    if (answer === 0) found.push({ code: 'answer-missing', facts: { number: i + 1 } })
    if (answer > answerMost)
      found.push({ code: 'answer-too-long', facts: { number: i + 1, length: answer, most: answerMost } })
  }
  if (portfolio.length > linksMost)
    found.push({ code: 'too-many-links', facts: { count: portfolio.length, most: linksMost } })
  if (!portfolio.every(isWebLink)) found.push({ code: 'link-not-allowed', facts: {} })
  return found
}

function charge(letter: Letter, to: ProposalTarget, policy: Policy, now: Temporal.Instant): Decision<Movement> {
  if (letter.shownEditedAt !== undefined && letter.shownEditedAt !== to.post.editedAt) return refuse('post-changed')
  const price = to.price.connects
  if (price !== letter.shownPrice) return refuse('price-changed', { price, shown: letter.shownPrice })
  const frozen = price > 0 && whyFrozenNow(to.wallet, policy)
  if (frozen) return frozen
  const over = overOwnLimit({ for: 'proposal', connects: price }, to.wallet, now)
  if (over) return over
  const entries = burn(to.wallet, price, { order: policy.lots.burnOrder, now })
  if (!entries) return refuse('too-few-connects', { price, available: available(to.wallet, now) })
  return decide({
    id: to.movementId,
    walletId: to.wallet.id,
    kind: 'proposal',
    at: now,
    entries,
    postId: to.post.id,
    proposalId: to.proposalId,
  })
}

const dollars = (cents: number): string => `$${(cents / 100).toLocaleString('en-US', { maximumFractionDigits: 2 })}`
