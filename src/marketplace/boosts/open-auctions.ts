import { type FoundAuction, findAuctions, findCharged, savedAuctions, savedBids } from '#database/boosts'
import type { PostFacts } from '#database/posts'
import type { BoostAuctionRow, BoostBidRow } from '#database/tables'
import { date, type Tx } from '#database/wallets'
import type { Writes } from '#database/write-together'
import { isClosed } from '#economy/bid-boost'
import { type AuctionChange, type BoostAuction, type BoostBid, type BoostMove, leastBid } from '#economy/boost-auction'
import type { BoostRules, ClientAct } from '#economy/boost-rules'
import { closeAuction } from '#economy/close-auction'
import { consumeBoost } from '#economy/consume-boost'
import { endBoosts, leaveAuction } from '#economy/end-boost'
import type { Leg } from '#economy/hold'
import type { Policy, ReturningEvent } from '#economy/policy'
import type { App } from '../app.ts'
import type { NoticeToSend } from '../notices/notify.ts'
import type { Ledger } from '../wallets/open-ledger.ts'
import { auctionOf } from './auction-of.ts'
import { boostNotice } from './boost-notice.ts'
import { type BidHolds, noHolds, postMove } from './post-move.ts'

/** An auction that is being changed, by the policy under which it began. `holds`: what each bid of it holds with, by proposal. */
export type OpenAuction = {
  post: PostFacts
  policy: string
  rules: BoostRules
  returns: Policy['returns']
  auction: BoostAuction
  holds: Map<string, BidHolds>
}

/**
 * The auctions of locked posts inside one transaction, those that are due already closed: what happens in them is decided
 * in memory, in arrival order; `post` moves the Connects in a ledger that has the wallets, `writes` are the rows.
 */
export type OpenAuctions = ReturnType<typeof auctionsOf>

export const openAuctions = async (app: App, tx: Tx, posts: Map<string, PostFacts>, freelancerIds: string[] = []) =>
  auctionsOf(app, posts, await findAuctions(tx, [...posts.keys()], freelancerIds))

function auctionsOf(app: App, posts: Map<string, PostFacts>, found: Map<string, FoundAuction>) {
  const now = app.clock()
  const open = new Map<string, OpenAuction>()
  const waiting: { of: OpenAuction; move: BoostMove }[] = []
  const touched = new Set<OpenAuction>()
  const told: NoticeToSend[] = []
  const charged = new Map<string, Leg[]>()

  const apply = (of: OpenAuction, change: AuctionChange) => {
    if (change.auction !== of.auction) keep(of, change)
  }
  const keep = (of: OpenAuction, { auction, moves }: AuctionChange) => {
    of.auction = auction
    touched.add(of)
    waiting.push(...moves.map(move => ({ of, move })))
  }
  const change = (postId: string, decide: (of: OpenAuction) => AuctionChange) => {
    const of = open.get(postId)
    if (of) apply(of, decide(of))
  }
  const close = (postId: string) => change(postId, of => closeAuction(of.auction, of.rules, now))
  for (const [postId, row] of found) {
    const before = auctionOf(row, now)
    const of = openOf(app, posts.get(postId)!, row, before.auction)
    open.set(postId, of)
    if (before.moves.length > 0) keep(of, before)
    if (isClosed(of.auction, now)) close(postId)
  }

  return {
    of: (postId: string) => open.get(postId),
    begin: (of: OpenAuction) => open.set(of.post.post_id, of),
    apply,
    close,
    act: (postId: string, proposalId: string, act: ClientAct) => {
      if (act === 'declined') change(postId, of => leaveAuction(of.auction, proposalId, act, of))
      else change(postId, of => consumeBoost(of.auction, proposalId, act, of.rules))
      if (act === 'hired' && open.get(postId)?.rules.closesAtFirstHire) close(postId)
    },
    withdraw: (postId: string, proposalId: string) =>
      change(postId, of => leaveAuction(of.auction, proposalId, 'withdrawn', of)),
    end: (postId: string, event: ReturningEvent) => change(postId, of => endBoosts(of.auction, event, of, now)),
    /** Whose wallets have to be locked for what has happened so far. */
    walletIds: () => waiting.map(({ move }) => move.bid.freelancerId),
    /** The lots that what was charged goes back to; asked before their ledger is opened. */
    async lotIds(tx: Tx): Promise<string[]> {
      const back = waiting.filter(({ move }) => move.kind === 'return')
      if (back.length === 0) return []
      const legs = await findCharged(
        tx,
        back.map(({ of, move }) => rowOf(of, move.bid)),
      )
      for (const [proposalId, taken] of legs) charged.set(proposalId, taken)
      return [...legs.values()].flatMap(taken => taken.map(({ lotId }) => lotId))
    },
    /** Moves the Connects of the wallets this ledger has. */
    post(ledger: Pick<Ledger, 'has' | 'wallet' | 'policy' | 'post' | 'now'>) {
      for (const one of waiting.splice(0)) {
        const { of, move } = one
        if (!ledger.has(move.bid.freelancerId)) {
          waiting.push(one)
          continue
        }
        const before = charged.get(move.bid.proposalId) ?? []
        const { lost, spent } = postMove(app, ledger, { of, move, charged: before })
        // No entry says it yet where an auction that was due is closed and its post removed at once.
        if (spent.length > 0) charged.set(move.bid.proposalId, spent)
        const least = move.why === 'outbid' ? leastBid(of.auction, undefined, of.rules) : null
        const notice = boostNotice(move, { title: of.post.title, lost, least })
        if (notice) told.push(notice)
      }
    },
    notices: () => told,
    writes: (): Writes => ({
      auctions: savedAuctions([...touched].map(auctionRowOf)),
      boosts: savedBids([...touched].flatMap(of => of.auction.bids.map(bid => rowOf(of, bid)))),
    }),
  }
}

function openOf(app: App, post: PostFacts, row: FoundAuction, auction: BoostAuction): OpenAuction {
  const holds = row.bids.map(({ proposal_id, hold_ids, held_until, charge_seq, bid_at }): [string, BidHolds] => [
    proposal_id,
    { ids: hold_ids, until: held_until.toTemporalInstant(), chargeSeq: charge_seq, bidAt: bid_at.toTemporalInstant() },
  ])
  const { boosts: rules, returns } = app.policies.of(row.policy)
  if (!rules) throw new Error(`The auction of post ${row.post_id} is under policy ${row.policy}, which has no boosts`)
  return { post, policy: row.policy, rules, returns, auction, holds: new Map(holds) }
}

const auctionRowOf = ({ post, policy, auction }: OpenAuction): BoostAuctionRow => ({
  post_id: post.post_id,
  policy,
  placebo: auction.placebo,
  closes_at: date(auction.closesAt),
  closed_at: auction.closedAt && date(auction.closedAt),
  clearing: auction.clearing,
  losing: auction.losing,
  last: auction.last,
})

function rowOf({ post, holds }: OpenAuction, bid: BoostBid): BoostBidRow {
  const { ids, until, chargeSeq, bidAt } = holds.get(bid.proposalId) ?? noHolds
  const { connects, number, state, held, charged, opens, acts } = bid
  return {
    post_id: post.post_id,
    proposal_id: bid.proposalId,
    freelancer_id: bid.freelancerId,
    bid_at: date(bidAt),
    charge_seq: chargeSeq,
    hold_ids: ids,
    held_until: date(until),
    connects,
    number,
    state,
    held,
    charged,
    opens,
    acts,
  }
}
