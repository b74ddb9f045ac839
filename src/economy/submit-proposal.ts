import { burn } from './burn.ts'
import { type Decision, decide, refuse } from './decision.ts'
import { isPostTaking } from './post-taking.ts'
import type { Policy } from './policy.ts'
import type { PostState } from './post-states.ts'
import type { Price } from './price-of.ts'
import { available, type Movement, type Wallet } from './wallet.ts'

/**
 * A proposal is sent once, to an open post of somebody else, for exactly the price that was shown.
 *
 * If the price moved in between, nothing is charged and the new price is shown to confirm. The whole price is burnt
 * at once; what brings it back is decided when the post ends. Source: policies/*.yaml, `price` and `proposals`.
 */
export function submitProposal(letter: Letter, to: ProposalTarget, policy: Policy, now: Temporal.Instant): Decision<Movement> {
  return mayPropose(to, policy, now) ?? complete(letter, to, policy) ?? charge(letter, to, policy, now)
}

/** What a freelancer writes. `bidCents` is for the whole work, or for an hour. `shownPrice` is what the page said it costs. */
export type Letter = {
  coverLetter: string
  bidCents: number | null
  answers: string[]
  shownPrice: number
}

/** What the letter is sent to, and who sends it. */
export type ProposalTarget = {
  post: { id: string; clientId: string; state: PostState; endsAt: Temporal.Instant; questions: string[]; countries: string[] }
  price: Price
  freelancer: { id: string; isFreelancer: boolean; emailVerified: boolean; country: string | null }
  wallet: Wallet
  alreadyProposed: boolean
  proposalId: string
  movementId: string
}

/** Why this freelancer may not propose to this post whatever they write, or undefined when they may. */
export function mayPropose({ post, freelancer, alreadyProposed }: Candidacy, policy: Policy, now: Temporal.Instant): Decision<never> | undefined {
  if (!freelancer.isFreelancer) return refuse('not-a-freelancer')
  if (post.clientId === freelancer.id) return refuse('own-post')
  if (alreadyProposed) return refuse('already-proposed')
  if (!isPostTaking(post, now)) return refuse('post-not-open', { state: post.state === 'open' ? 'ended' : post.state })
  if (policy.proposals.needsVerifiedEmail && !freelancer.emailVerified) return refuse('email-not-verified')
  if (post.countries.length && !post.countries.includes(freelancer.country ?? ''))
    return refuse('location-not-allowed', { countries: post.countries.join(', ') })
  return undefined
}

type Candidacy = Pick<ProposalTarget, 'post' | 'freelancer' | 'alreadyProposed'>

function complete(letter: Letter, { post }: ProposalTarget, { proposals }: Policy): Decision<never> | undefined {
  const length = letter.coverLetter.trim().length
  if (length === 0) return refuse('cover-letter-missing')
  if (length > proposals.coverLetterMost) return refuse('cover-letter-too-long', { length, most: proposals.coverLetterMost })
  if (letter.bidCents === null) return refuse('bid-missing')
  if (letter.bidCents < proposals.bidLeastCents || letter.bidCents > proposals.bidMostCents)
    return refuse('bid-out-of-range', { least: dollars(proposals.bidLeastCents), most: dollars(proposals.bidMostCents) })
  for (const [i] of post.questions.entries()) {
    const answer = letter.answers[i]?.trim().length ?? 0
    if (answer === 0) return refuse('answer-missing', { number: i + 1 })
    if (answer > proposals.answerMost) return refuse('answer-too-long', { number: i + 1, length: answer, most: proposals.answerMost })
  }
  return undefined
}

function charge(letter: Letter, to: ProposalTarget, policy: Policy, now: Temporal.Instant): Decision<Movement> {
  const price = to.price.connects
  if (price !== letter.shownPrice) return refuse('price-changed', { price, shown: letter.shownPrice })
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
