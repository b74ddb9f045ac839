import { findAuctions } from '#database/boosts/boosts'
import { findProfile } from '#database/members/profiles'
import { findOwnProposal } from '#database/posts/post-reading'
import { findPost, type WholePost } from '#database/posts/posts'
import type { ProposalFacts } from '#database/proposals/proposals'
import { whyFrozenNow } from '#economy/agencies/freeze-pool'
import { bidBoost, isClosed } from '#economy/boosts/bid-boost'
import { type BidState, type BoostAuction, inPlaces, leastBid, placeOf } from '#economy/boosts/boost-auction'
import { type BoostPromises, boostPromises } from '#economy/boosts/boost-promises'
import type { BoostRules } from '#economy/boosts/boost-rules'
import type { BoostTerms } from '#economy/boosts/end-boost'
import { whyUnfit } from '#economy/boosts/fits-post'
import { mayBid } from '#economy/boosts/may-bid'
import { isUsedAtOnce, placePriceWords, rulesFor } from '#economy/boosts/place-price'
import { type Decision, decide, type Refusal, refuse } from '#economy/decision'
import { overOwnLimit } from '#economy/limits/own-limits'
import { available, type Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { withSpending } from '../limits/with-spending.ts'
import { policyFor } from '../policy/policy-for.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'
import { auctionOf, newAuction } from './auction-of.ts'

/** The places of a post as a member sees them: what others bid, but not who. Connects in `connects`, `least`, `step`, `most`, `balance`, `ceiling`. */
export type AuctionView = {
  postId: string
  title: string
  /** The version of the policy under which the auction began, or would begin now. */
  policy: string
  open: boolean
  closesAt: string
  places: number
  step: number
  most: number | null
  /** Where a place has a fixed price and is not bid for: what it costs the reader, in words what it costs anybody, and whether it is used up by being taken. */
  price: { connects: number; words: string; atOnce: boolean } | null
  /** Highest first. `kept`: the client has acted on it, and nobody can take its place. */
  bids: { place: number; connects: number; mine: boolean; kept: boolean }[]
  mine: OwnBid | null
  /** What a bid of the reader must be at least; null where no place can be had. */
  least: number | null
  /** Why the reader cannot bid, null when they can. */
  whyNot: Refusal | null
  /** Where a bid that was asked about would stand, or why not. */
  wouldBe: WouldBe | null
  /** The same of the least that has a place. */
  atLeast: WouldBe | null
  balance: number
  /** The most the reader allows themselves for a boost; null for no limit. */
  ceiling: number | null
  promises: BoostPromises
}

type WouldBe = { connects: number; place: number | null; whyNot: Refusal | null }

/** `placebo` is told when the auction has closed, and not before. */
export type OwnBid = {
  proposalId: string
  connects: number
  state: BidState
  place: number | null
  held: number
  charged: number
  placebo: boolean
  /** Used up by being taken, so that no act of the client is waited for. */
  atOnce: boolean
}

/** `workCents`: what the reader would ask for the work, who has not proposed. */
type Asked = { by: string; postId: string; bid?: number | undefined; workCents?: number | undefined }

/** Reads the auction of a post for a member who may see the post; `bid` asks where such a bid would stand. */
export async function readAuction(app: App, { by, postId, bid, workCents = 0 }: Asked): Promise<Decision<AuctionView>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  const own = post && (await findOwnProposal(app.db, post.post_id, by))
  if (!post || (post.state === 'removed' && !own)) return refuse('not-found')
  const found = await findAuction(app, post, own)
  if (!found) return refuse('boosts-off')
  const { wallet, now } = await findSettledWallet(app, by)
  await withSpending(app, app.db, new Map([[by, { wallet }]]))
  const has = found.rules.skillsToFit > 0 ? ((await findProfile(app.db, by))?.skills ?? []) : []
  const rules = rulesFor(found.rules, app.policies.of(found.policy), own?.bid_cents ?? workCents)
  const about = { ...found, rules, post, own, wallet, has }
  const means = { balance: available(wallet, now), ceiling: wallet.limits?.boost ?? null }
  return decide({ ...viewOf(app, about), ...standingOf(app, { ...about, bid }), ...means })
}

type Found = { policy: string; auction: BoostAuction } & BoostTerms
/** `has`: the reader's skills. */
type About = Found & { post: WholePost; own: ProposalFacts | undefined; wallet: Wallet; has: string[] }

async function findAuction(app: App, post: WholePost, own: ProposalFacts | undefined): Promise<Found | undefined> {
  const now = app.clock()
  const row = (await findAuctions(app.db, [post.post_id], { bidders: own ? [own.freelancer_id] : [] })).get(
    post.post_id,
  )
  const policy = row?.policy ?? app.policies.at(now).id
  const { boosts: rules, returns } = app.policies.of(policy)
  return rules
    ? {
        policy,
        rules,
        returns,
        auction: row ? auctionOf(row, now).auction : newAuction(post, rules, { now, placebo: false }),
      }
    : undefined
}

function viewOf(app: App, { auction, policy, rules, returns, post, own }: About) {
  const open = post.state === 'open' && !isClosed(auction, app.clock())
  return {
    postId: post.post_id,
    title: post.title,
    policy,
    open,
    closesAt: (auction.closedAt ?? auction.closesAt).toString(),
    places: rules.places,
    step: rules.step,
    most: rules.most,
    price: rules.price && {
      connects: rules.least,
      words: placePriceWords(rules.price),
      atOnce: isUsedAtOnce(rules),
    },
    bids: inPlaces(auction, rules).map(({ proposalId, connects, state }, i) => ({
      place: i + 1,
      connects,
      mine: proposalId === own?.proposal_id,
      kept: state === 'consumed',
    })),
    mine: ownBid(auction, rules, own?.proposal_id),
    promises: boostPromises({ rules, returns }),
  }
}

function ownBid(auction: BoostAuction, rules: BoostRules, proposalId: string | undefined): OwnBid | null {
  const bid = auction.bids.find(each => each.proposalId === proposalId)
  if (!bid) return null
  const { connects, state, held, charged } = bid
  const place = placeOf(auction, bid.proposalId, rules)
  return {
    proposalId: bid.proposalId,
    connects,
    state,
    place,
    held,
    charged,
    placebo: auction.placebo && auction.closedAt !== null,
    atOnce: isUsedAtOnce(rules),
  }
}

function standingOf(app: App, { auction, rules, post, own, bid, wallet, has }: About & { bid: number | undefined }) {
  const now = app.clock()
  const proposalId = own?.proposal_id ?? ''
  const least = leastBid(auction, proposalId, rules)
  const ask = (connects: number) =>
    bidBoost(auction, { proposalId, freelancerId: own?.freelancer_id ?? '', connects }, rules, now)
  const refused =
    mayBid(own ?? { state: 'submitted' }, { state: post.state, endsAt: post.ends_at.toTemporalInstant() }, now) ??
    whyUnfit({ wanted: post.skills, has }, rules, isClosed(auction, now)) ??
    ask(least ?? rules.least)
  const whyNot = refused.ok ? null : refused.refusal
  const held = auction.bids.find(each => each.proposalId === proposalId)?.held ?? 0
  return {
    least,
    whyNot,
    wouldBe: bid === undefined ? null : wouldBe(bid),
    atLeast: least === null ? null : wouldBe(least),
  }

  function wouldBe(connects: number): WouldBe {
    const asked = refused.ok ? ask(connects) : refused
    const over = asked.ok && overOwnLimit({ for: 'boost', connects: connects - held, inAll: connects }, wallet, now)
    const frozen = asked.ok && whyFrozenNow(wallet, policyFor(app, wallet)(now))
    const few = asked.ok && tooFew(connects - held, available(wallet, now))
    const answer = frozen || over || few || asked
    const place = answer === asked && asked.ok ? placeOf(asked.value.auction, proposalId, rules) : null
    return { connects, place, whyNot: answer.ok ? null : answer.refusal }
  }
}

const tooFew = (hold: number, available: number) => hold > available && refuse('too-few-connects', { hold, available })
