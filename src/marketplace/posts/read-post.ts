import { findInvitation } from '#database/invitations/invitation-writing'
import { findFreelancers } from '#database/members/freelancers'
import { isOperator } from '#database/operators/operators'
import { findOwnProposal } from '#database/posts/post-reading'
import { findPost, type WholePost } from '#database/posts/posts'
import { findDraft } from '#database/proposals/drafts'
import { findWallet } from '#database/wallets/wallets'
import { whyFrozenNow } from '#economy/agencies/freeze-pool'
import { type Decision, decide, type Refusal, refuse } from '#economy/decision'
import { overOwnLimit } from '#economy/limits/own-limits'
import type { Policy } from '#economy/policy/policy'
import type { PostState } from '#economy/posts/post-states'
import { isPostTaking } from '#economy/posts/post-taking'
import { type ProposalsTier, proposalsTier } from '#economy/posts/proposals-tier'
import type { PriceLine } from '#economy/prices/price-of'
import { type Outcomes, outcomes } from '#economy/proposals/outcomes'
import { type ProposalState, toldToFreelancer } from '#economy/proposals/proposal-states'
import { mayPropose } from '#economy/proposals/submit-proposal'
import { available, type Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { lastDayOf } from '../ends/end-day.ts'
import { isId } from '../fields.ts'
import { withSpending } from '../limits/with-spending.ts'
import { type ClientView, readClient } from '../members/read-client.ts'
import { pricedPost, pricePost } from '../prices/price-post.ts'
import { quotePost } from '../prices/quote-post.ts'
import { withHireRates } from '../prices/with-hire-rates.ts'
import { type Pay, payOf } from './post-card.ts'

/** Everything a post's page shows. Prices in Connects; `outcomes` say what would bring them back and what would not. */
export type PostView = {
  id: string
  title: string
  description: string
  category: string
  specialty: string
  level: string | null
  pay: Pay
  duration: string | null
  openings: number
  skills: string[]
  questions: string[]
  countries: string[]
  /** 'ended' as soon as the end date has come, whether or not any job has ended it yet. */
  state: PostState
  takesProposals: boolean
  postedAt: string
  editedAt: string | null
  endsAt: string
  endsOn: string
  endedAt: string | null
  imported: boolean
  price: number
  because: PriceLine[]
  /** Until when this price holds for the reader; null where it does not move by itself, or is not for them to pay. */
  priceHoldsUntil: string | null
  /** What it costs whoever finds the free first places taken; null where none is free. */
  unlessFirst: number | null
  outcomes: Outcomes
  activity: PostActivity
  client: ClientView
  viewer: ViewerStanding | null
}

/** What has happened on a post; `lastViewedByClient` counts only what the client did. */
type PostActivity = {
  proposals: ProposalsTier
  lastViewedByClient: string | null
  interviewing: number
  invited: number
  unanswered: number
  hires: number
}

/** Where the reader stands; `refusal` is why they may not propose, null when they may. Connects in `balance…`. */
type ViewerStanding = {
  isOwner: boolean
  isFreelancer: boolean
  proposal: { id: string; state: ProposalState; price: number; returned: number } | null
  hasDraft: boolean
  invitation: { message: string; invitedAt: string; answer: 'proposed' | 'declined' | null } | null
  balance: number
  balanceAfter: number
  refusal: Refusal | null
}

/**
 * One post for one reader, or for anybody when `viewer` is null. A price that may rise and is `shown` to a freelancer is
 * theirs for as long as the policy says.
 */
export async function readPost(
  app: App,
  postId: string,
  viewer: string | null,
  { shown = true } = {},
): Promise<Decision<PostView>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  if (!post) return refuse('not-found')
  const proposal = viewer ? await findOwnProposal(app.db, post.post_id, viewer) : undefined
  if (post.state === 'removed' && !(await mayStillSee(app, post, viewer, proposal !== undefined)))
    return refuse('not-found')
  const invitation = viewer ? await findInvitation(app.db, post.post_id, viewer) : undefined
  const wallet = viewer ? await findWallet(app.db, viewer) : undefined
  const version = app.policies.at(app.clock(), wallet?.openedAt)
  const { policy } = version
  const [priced] = await withHireRates(app, app.db, [post])
  const now = pricePost(policy, priced!, invitation !== undefined)
  const pays = viewer !== null && wallet !== undefined && !proposal && post.client_id !== viewer && isTaking(app, post)
  const asked = {
    postId: post.post_id,
    freelancerId: viewer!,
    version,
    post: pricedPost(priced!, invitation !== undefined),
    price: now,
  }
  const { price, holdsUntil } = shown && pays ? await quotePost(app, asked) : { price: now, holdsUntil: null }
  const standing = viewer
    ? await standingOf(app, post, {
        viewer,
        wallet,
        policy,
        price: price.connects,
        alreadyProposed: proposal !== undefined,
      })
    : null
  return decide({
    ...view(app, policy, post),
    price: price.connects,
    because: price.because,
    priceHoldsUntil: holdsUntil,
    unlessFirst: price.otherwise?.connects ?? null,
    client: (await readClient(app, post.client_id))!,
    viewer: standing && {
      ...standing,
      proposal: proposal
        ? {
            id: proposal.proposal_id,
            state: toldToFreelancer(proposal.state),
            price: proposal.price,
            returned: proposal.returned,
          }
        : null,
      invitation: invitation
        ? { message: invitation.message, invitedAt: invitation.invited_at.toISOString(), answer: invitation.answer }
        : null,
    },
  })
}

const mayStillSee = async (app: App, post: WholePost, viewer: string | null, proposed: boolean): Promise<boolean> =>
  viewer !== null && (proposed || post.client_id === viewer || (await isOperator(app.db, viewer)))

type Particular = 'price' | 'because' | 'priceHoldsUntil' | 'unlessFirst' | 'client' | 'viewer'

const isTaking = (app: App, { state, ends_at }: WholePost): boolean =>
  isPostTaking({ state, endsAt: ends_at.toTemporalInstant() }, app.clock())

function view(app: App, policy: Policy, post: WholePost): Omit<PostView, Particular> {
  const endsAt = post.ends_at.toTemporalInstant()
  const takesProposals = isTaking(app, post)
  return {
    id: post.post_id,
    title: post.title,
    description: post.description,
    category: post.category,
    specialty: post.specialty,
    level: post.level,
    pay: payOf(post),
    duration: post.duration,
    openings: post.openings,
    skills: post.skills,
    questions: post.questions,
    countries: post.countries,
    state: post.state === 'open' && !takesProposals ? 'ended' : post.state,
    takesProposals,
    postedAt: post.posted_at.toISOString(),
    editedAt: post.edited_at?.toISOString() ?? null,
    endsAt: post.ends_at.toISOString(),
    endsOn: lastDayOf(endsAt),
    endedAt: post.ended_at?.toISOString() ?? null,
    imported: post.imported,
    outcomes: outcomes(policy),
    activity: activityOf(post),
  }
}

const activityOf = (post: WholePost): PostActivity => ({
  proposals: proposalsTier(post.proposals),
  lastViewedByClient: post.viewed_at?.toISOString() ?? null,
  interviewing: post.interviewing,
  invited: post.invited,
  unanswered: post.unanswered,
  hires: post.hires,
})

type Standing = { viewer: string; wallet: Wallet | undefined; policy: Policy; price: number; alreadyProposed: boolean }

async function standingOf(app: App, post: WholePost, { viewer, wallet, policy, price, alreadyProposed }: Standing) {
  const freelancer = (await findFreelancers(app.db, [viewer])).get(viewer)
  const target = {
    id: post.post_id,
    clientId: post.client_id,
    state: post.state,
    endsAt: post.ends_at.toTemporalInstant(),
    questions: post.questions,
    countries: post.countries,
  }
  const balance = wallet ? available(wallet, app.clock()) : 0
  const refused = freelancer
    ? mayPropose({ post: target, freelancer, alreadyProposed }, policy, app.clock())
    : refuse('not-a-freelancer')
  const [read] = wallet ? (await withSpending(app, app.db, new Map([[viewer, { wallet }]]))).values() : []
  const over = read && overOwnLimit({ for: 'proposal', connects: price }, read.wallet, app.clock())
  const short = price > balance ? refuse('too-few-connects', { price, available: balance }) : undefined
  const frozen = wallet && price > 0 ? whyFrozenNow(wallet, policy) : undefined
  const reason = refused ?? frozen ?? over ?? short
  return {
    isOwner: post.client_id === viewer,
    isFreelancer: freelancer?.isFreelancer ?? false,
    hasDraft: (await findDraft(app.db, post.post_id, viewer)) !== undefined,
    balance,
    balanceAfter: balance - price,
    refusal: reason && !reason.ok ? reason.refusal : null,
  }
}
