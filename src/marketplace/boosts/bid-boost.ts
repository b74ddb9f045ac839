import type { PostFacts } from '#database/posts'
import { findPostsOf, findProposals, type ProposalFacts } from '#database/proposals'
import type { Tx } from '#database/wallets'
import { bidBoost as decideBid } from '#economy/bid-boost'
import { inPlaces, placeOf } from '#economy/boost-auction'
import { type Decision, decide, refuse } from '#economy/decision'
import { overOwnLimit } from '#economy/own-limits'
import { isPlacebo } from '#economy/placebo'
import { isPostTaking } from '#economy/post-taking'
import { isOpen } from '#economy/proposal-states'
import { available } from '#economy/wallet'
import type { App } from '../app.ts'
import { type Command, gathered } from '../gather.ts'
import { noticesOf } from '../notices/notify.ts'
import { lockCurrentPosts } from '../posts/lock-current-posts.ts'
import { openLedger } from '../wallets/open-ledger.ts'
import { newAuction } from './auction-of.ts'
import { drawOf, drawSeed } from './draw-of.ts'
import { type OpenAuction, type OpenAuctions, openAuctions } from './open-auctions.ts'
import { holdBid } from './post-move.ts'

export type BidBoost = Command & { proposalId: string; connects: number }
/** `bid` and `balance` in Connects, `balance` with the bid held; `place` is counted from 1. */
export type BoostBidden = { proposalId: string; postId: string; bid: number; place: number; balance: number }

/** A freelancer bids for a boosted place of their proposal, or raises their bid. Runs gathered with others: see gather.ts. */
export const bidBoost = gathered<BidBoost, BoostBidden>('bid-boost', async (app, tx, commands) => {
  const ids = commands.map(({ proposalId }) => proposalId)
  const posts = await lockCurrentPosts(app, tx, [...(await findPostsOf(tx, ids)).values()])
  const proposals = await findProposals(tx, ids)
  const bidders = [...proposals.values()].map(proposal => proposal.freelancer_id)
  const auctions = await openAuctions(app, tx, posts, bidders)
  await beginAuctions(app, tx, posts, auctions)
  const standing = [...posts.keys()].flatMap(id => inPlaces(auctions.of(id)?.auction ?? { bids: [] }))
  const walletIds = [...bidders, ...standing.map(({ freelancerId }) => freelancerId), ...auctions.walletIds()]
  const ledger = await openLedger(app, tx, walletIds)
  auctions.post(ledger)
  const decisions = commands.map(one)
  await ledger.save({ ...auctions.writes(), ...noticesOf(app, auctions.notices(), ledger.now) })
  return decisions

  function one({ by, proposalId, connects }: BidBoost): Decision<BoostBidden> {
    const proposal = proposals.get(proposalId)
    const post = proposal && posts.get(proposal.post_id)
    if (!proposal || !post || proposal.freelancer_id !== by) return refuse('not-found')
    const of = auctions.of(post.post_id)
    const refused = mayBid(proposal, post, ledger.now)
    if (refused) return refused
    if (!of) return refuse('boosts-off')
    const decision = decideBid(of.auction, { proposalId, freelancerId: by, connects }, of.rules, ledger.now)
    if (!decision.ok) return decision
    const [hold, ...others] = decision.value.moves
    const cost = { for: 'boost', connects: hold!.connects, inAll: connects } as const
    const over = overOwnLimit(cost, ledger.wallet(by), ledger.now)
    if (over) return over
    const held = holdBid(app, ledger, { of, move: hold! })
    if (!held.ok) return held
    auctions.apply(of, { auction: decision.value.auction, moves: others })
    auctions.post(ledger)
    const balance = available(ledger.wallet(by), ledger.now)
    const place = placeOf(of.auction, proposalId)!
    return decide({ proposalId, postId: post.post_id, bid: connects, place, balance })
  }
})

/** Why this proposal may not be boosted whatever is bid, or undefined when it may. */
export function mayBid(
  { state }: Pick<ProposalFacts, 'state'>,
  post: PostFacts,
  now: Temporal.Instant,
): Decision<never> | undefined {
  if (!isOpen(state)) return refuse('proposal-not-open', { state })
  const taking = isPostTaking({ state: post.state, endsAt: post.ends_at.toTemporalInstant() }, now)
  return taking ? undefined : refuse('boost-closed')
}

/** The first bid on a post opens its auction, under the policy in force, and draws whether it is a placebo. */
async function beginAuctions(app: App, tx: Tx, posts: Map<string, PostFacts>, auctions: OpenAuctions): Promise<void> {
  const now = app.clock()
  const {
    id: policy,
    policy: { boosts: rules, returns },
  } = app.policies.at(now)
  const fresh = [...posts.values()].filter(post => !auctions.of(post.post_id))
  if (!rules || fresh.length === 0) return
  const seed = await drawSeed(app, tx)
  for (const post of fresh) {
    const placebo = isPlacebo(drawOf(seed, post.post_id), rules)
    const of: OpenAuction = {
      post,
      policy,
      rules,
      returns,
      auction: newAuction(post, rules, { now, placebo }),
      holds: new Map(),
    }
    auctions.begin(of)
  }
}
